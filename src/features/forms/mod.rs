//! Public forms.

pub mod model;
pub mod views;
