//! A field for files: which kinds, how large, how many.

use super::Values;
use crate::{
    features::forms::{
        attachments::{MOST_FILES, USUAL_KIB},
        model::{FieldKind, FileKind},
    },
    web::form::{FormState, Slip},
};

/// The sizes that can be chosen for one file, in MiB.
pub const SIZES: [u32; 5] = [1, 2, 5, 10, 20];

/// What was chosen.
pub(super) fn read(form: &mut FormState) -> FieldKind {
    let kinds: Vec<FileKind> = FileKind::ALL.into_iter().filter(|kind| form.has("file_kind", kind.code())).collect();
    if kinds.is_empty() {
        form.refuse("file_kind", Slip::NotChosen);
    }
    let size = form.value("file_size").parse().ok().filter(|size| SIZES.contains(size));
    if size.is_none() {
        form.refuse("file_size", Slip::NotOnOffer);
    }
    let most = form.value("most_files").parse().ok().filter(|most| (1..=MOST_FILES).contains(most));
    if most.is_none() {
        form.refuse("most_files", Slip::NotOnOffer);
    }
    FieldKind::File { kinds, max_kib: size.map_or(USUAL_KIB, |size| size * 1024), most: most.unwrap_or(1) }
}

/// The values of the form that [`read`] reads as the same; nothing for other kinds of field.
pub fn written_files(kind: &FieldKind) -> Values {
    let FieldKind::File { kinds, max_kib, most } = kind else { return Vec::new() };
    let mut values: Values = kinds.iter().map(|kind| ("file_kind".to_owned(), kind.code().to_owned())).collect();
    values.push(("file_size".into(), (max_kib / 1024).to_string()));
    values.push(("most_files".into(), most.to_string()));
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_the_same_and_nothing_else_is_taken() {
        let kind = FieldKind::File { kinds: vec![FileKind::Pdf, FileKind::Text], max_kib: 20 * 1024, most: MOST_FILES };
        let mut form = FormState::posted(written_files(&kind));
        assert_eq!((read(&mut form), form.is_right()), (kind, true));
        for (name, value) in
            [("file_size", "21"), ("file_size", ""), ("most_files", "0"), ("most_files", "6"), ("file_kind", "exe")]
        {
            let usual = FieldKind::File { kinds: vec![FileKind::Pdf], max_kib: USUAL_KIB, most: 1 };
            let mut form = FormState::posted(written_files(&usual));
            form.set(name, vec![value.into()]);
            read(&mut form);
            assert!(form.slip(name).is_some(), "{name} {value}");
        }
    }
}
