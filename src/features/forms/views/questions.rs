//! The fields of a form on a page that is not the form.

use std::borrow::Cow;

use maud::Markup;

use super::{Again, FormView, fields};
use crate::{
    features::forms::model::{Definition, Field},
    web::{form::FormState, page::Site},
};

/// The fields of a form, with the words for what is wrong with each.
pub struct Questions<'q>(Vec<(&'q Field, Cow<'static, str>)>);

impl<'q> Questions<'q> {
    /// Of a definition and what was answered.
    pub fn of(site: &Site<'_>, definition: &'q Definition, state: &FormState) -> Self {
        Self(fields::slips(site, &definition.fields, state))
    }

    /// Where each slip is put right, and its words, for the summary.
    pub fn slips(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.iter().map(|(field, text)| (fields::target(field), text.as_ref()))
    }

    /// The fields as the public page draws them.
    pub fn drawn(&self, site: &Site<'_>, definition: &Definition, state: &FormState) -> Markup {
        let view = FormView { definition, slug: "", page: 0, receipt: "", honeypot: "", again: Again::No, challenge: "" };
        fields::draw_all(site, &view, &definition.fields, state, &self.0)
    }
}
