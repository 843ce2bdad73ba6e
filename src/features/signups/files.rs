//! Files that come with a form: what was received, what is wrong with it, and what of it goes into the answers.

use std::{fs::File, sync::Arc};

use serde_json::Value;

use super::model::Answers;
use crate::{
    features::forms::{
        attachments::FileType,
        model::{Definition, Field, FieldKind},
    },
    web::form::{FormState, Slip},
};

/// A file that has arrived. Its content lies in a file without a name, which is gone with the last of its owners.
#[derive(Clone, Debug)]
pub struct Attached {
    /// The field of the form.
    pub field: String,
    /// What it is called, made harmless.
    pub name: String,
    /// What it is, by its content.
    pub kind: FileType,
    /// Its size, in octets.
    pub size: u64,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Its content.
    pub content: Arc<File>,
}

/// What came of reading the files of a form.
#[derive(Clone, Debug, Default)]
pub struct Files {
    kept: Vec<Attached>,
    slips: Vec<(String, Slip)>,
    chosen: Vec<(String, String)>,
}

impl Files {
    /// Notes that a file of this name came for a field, whatever becomes of it.
    pub fn choose(&mut self, field: &str, name: &str) {
        self.chosen.push((field.to_owned(), name.to_owned()));
    }

    /// How many came for a field.
    pub fn count(&self, field: &str) -> usize {
        self.chosen.iter().filter(|(of, _)| of == field).count()
    }

    /// Takes one in.
    pub fn keep(&mut self, file: Attached) {
        self.kept.push(file);
    }

    /// Notes why a field's files are not taken.
    pub fn refuse(&mut self, field: &str, slip: Slip) {
        self.slips.push((field.to_owned(), slip));
    }

    /// Those that were taken in.
    pub fn kept(&self) -> &[Attached] {
        &self.kept
    }

    /// Puts what the files are called in place of whatever else was posted for their fields: a file comes as a file or not at all.
    pub fn show_in(&self, definition: &Definition, answered: &mut FormState) {
        for field in definition.fields.iter().filter(|field| field.kind.is_file()) {
            let names = self.chosen.iter().filter(|(of, _)| *of == field.name).map(|(_, name)| name.clone());
            answered.set(&field.name, names.collect());
        }
    }

    /// Notes in a form what is wrong with its files.
    pub fn tell(&self, definition: &Definition, answered: &mut FormState) {
        for field in definition.fields.iter().filter(|field| field.kind.is_file()) {
            if let Some((_, slip)) = self.slips.iter().find(|(of, _)| *of == field.name) {
                answered.refuse(&field.name, slip.clone());
            }
            if field.required && self.count(&field.name) == 0 {
                answered.refuse(&field.name, Slip::Of("slip-file-missing", Vec::new()));
            }
        }
    }

    /// Notes in a form that there is no room for more files.
    pub fn find_no_room(&self, definition: &Definition, answered: &mut FormState) {
        let field = definition.fields.iter().find(|field| field.kind.is_file() && self.count(&field.name) > 0);
        answered.refuse(field.map_or("", |field| &field.name), Slip::Of("slip-file-no-room", Vec::new()));
    }

    /// Writes the names into the answers; that is how lists, mails and files of submissions tell of them.
    pub fn name_in(&self, answers: &mut Answers) {
        for file in &self.kept {
            let entry = answers.others.entry(file.field.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(names) = entry {
                names.push(file.name.as_str().into());
            }
        }
    }
}

/// What is wrong with a file of a field, as far as size and type say.
pub fn fault(field: &Field, name: &str, size: u64, kind: Option<FileType>) -> Option<Slip> {
    let FieldKind::File { kinds, max_kib, .. } = &field.kind else { return None };
    let about = || vec![("name", name.to_owned())];
    if size == 0 {
        return Some(Slip::Of("slip-file-empty", about()));
    }
    if size > u64::from(*max_kib) * 1024 {
        return Some(too_large(name, *max_kib));
    }
    match kind {
        Some(kind) if kinds.contains(&kind.kind()) => None,
        _ => Some(Slip::Of("slip-file-kind", about())),
    }
}

/// A file is larger than its field allows.
pub fn too_large(name: &str, max_kib: u32) -> Slip {
    Slip::Of("slip-file-too-large", vec![("name", name.to_owned()), ("limit", crate::web::ui::kib(max_kib))])
}

/// More files came than a field takes.
pub fn too_many(most: u8) -> Slip {
    Slip::Of("slip-file-too-many", vec![("limit", most.to_string())])
}
