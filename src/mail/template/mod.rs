//! A mail template: a subject and a Markdown body with variables (ML-07).
//!
//! It is compiled once, when it is saved or loaded, and rendered for each mail: variables first, then Markdown, then an HTML fragment
//! and a text from the same reading. Values are text wherever they stand: no name can make a link, an element or a heading.
//! Templates cannot include each other and reach no files.

mod escape;
mod html;
mod markdown;
mod text;

use std::collections::BTreeSet;

use minijinja::{AutoEscape, Environment, UndefinedBehavior, syntax::SyntaxConfig};
use serde::Serialize;

use crate::kernel;

pub use markdown::{Forbidden, forbidden};

/// Instructions that one rendering may take: thousands of list entries, and an end to any loop that a person wrote by mistake.
const FUEL: u64 = 200_000;
const SUBJECT: &str = "subject";
const BODY: &str = "body";

/// A compiled template; rendering needs no lock.
pub struct Template {
    environment: Environment<'static>,
}

/// The outcome of a template: what the frame around it still lacks is added by [`super::Layout`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rendered {
    /// The subject in one line.
    pub subject: String,
    /// The body as an HTML fragment.
    pub html: String,
    /// The body as text, without its last line break.
    pub text: String,
}

/// Subject and body of a template that is kept as a file: `Subject: …`, an empty line, Markdown. None when it is not written so.
pub fn split_file(file: &str) -> Option<(&str, &str)> {
    let (first, body) = file.split_once('\n')?;
    Some((first.strip_prefix("Subject:")?.trim(), body.trim_start()))
}

/// What is wrong with a template, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}, line {line}: {reason}", if *.in_subject { "subject" } else { "body" })]
pub struct TemplateError {
    /// Whether it is the subject rather than the body.
    pub in_subject: bool,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, in English as the template engine says it.
    pub reason: String,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// When the syntax is broken, a filter or function does not exist, or a link is written so that a variable cannot stand in it.
    pub fn compile(subject: &str, body: &str) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        // `{% if x %}` may ask for what is not there; printing it is an error.
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment
            .set_auto_escape_callback(|name| if name == BODY { AutoEscape::Custom(BODY.into()) } else { AutoEscape::None });
        environment.set_formatter(escape::write);
        // A block tag on a line of its own leaves no line behind, so that a loop makes a list and not a row of paragraphs.
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()
                .map_err(|error| TemplateError::from_engine(&error))?,
        );
        environment.set_fuel(Some(FUEL));
        environment.add_template_owned(SUBJECT, subject.trim().to_owned()).map_err(|error| TemplateError::from_engine(&error))?;
        environment.add_template_owned(BODY, body.replace("\r\n", "\n")).map_err(|error| TemplateError::from_engine(&error))?;
        if let Some(line) = body.lines().position(|line| line.contains("<{{")) {
            let reason = "write [text]({{ … }}) for a link, not <{{ … }}>".to_owned();
            return Err(TemplateError { in_subject: false, line: line + 1, reason });
        }
        Ok(Self { environment })
    }

    /// Fills the template in.
    ///
    /// # Errors
    /// When a variable that is printed is missing, a value is of the wrong kind, or a loop does not end.
    pub fn render(&self, variables: &impl Serialize) -> Result<Rendered, TemplateError> {
        let values = minijinja::Value::from(minijinja::value::Serde(variables));
        let subject = kernel::text::one_line(&self.fill(SUBJECT, values.clone())?);
        let markdown = self.fill(BODY, values)?;
        let events = markdown::read(&markdown);
        Ok(Rendered { subject, html: html::write(&events), text: text::write(&events) })
    }

    /// The names that a template takes from outside, for comparison with what a kind of mail offers.
    pub fn variables(&self) -> BTreeSet<String> {
        let of =
            |name| self.environment.get_template(name).map(|template| template.undeclared_variables(false)).unwrap_or_default();
        // The engine counts its own functions as variables.
        let is_own = |name: &String| self.environment.globals().any(|(global, _)| global == name);
        of(SUBJECT).into_iter().chain(of(BODY)).filter(|name| !is_own(name)).collect()
    }

    fn fill(&self, name: &str, values: minijinja::Value) -> Result<String, TemplateError> {
        let template = self.environment.get_template(name).map_err(|error| TemplateError::from_engine(&error))?;
        template.render(values).map_err(|error| TemplateError::from_engine(&error))
    }
}

impl std::fmt::Debug for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Template")
    }
}

impl TemplateError {
    fn from_engine(error: &minijinja::Error) -> Self {
        let reason = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        Self { in_subject: error.name() == Some(SUBJECT), line: error.line().unwrap_or(1), reason }
    }
}

#[cfg(test)]
mod tests;
