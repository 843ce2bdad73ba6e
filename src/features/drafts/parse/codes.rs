//! How forms name what is chosen from a list.

use crate::features::forms::model::{ChoiceStyle, Scale};

/// How forms name a style.
pub const fn style_code(style: ChoiceStyle) -> &'static str {
    match style {
        ChoiceStyle::Radio => "radio",
        ChoiceStyle::Select => "select",
        ChoiceStyle::Checkboxes => "checkboxes",
    }
}

/// How forms name a scale.
pub const fn scale_code(scale: Scale) -> &'static str {
    match scale {
        Scale::OneToFive => "one_to_five",
        Scale::ZeroToTen => "zero_to_ten",
    }
}
