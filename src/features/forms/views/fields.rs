//! One function a field kind.
