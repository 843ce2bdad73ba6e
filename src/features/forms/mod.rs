//! Public forms.

pub mod model;
