//! A look as pages need it.

use super::{
    model::{LogoFile, Look},
    stylesheet,
};
pub use crate::web::look::Dress;
use crate::web::{look::Logo, paths};

impl LogoFile {
    /// Where it is served.
    pub fn url(&self) -> String {
        paths::look_file(&self.file_name())
    }
}

impl Look {
    /// The look as pages need it.
    pub fn dress(&self, organisation: &str) -> Dress {
        let alt = if self.alt.is_empty() { organisation } else { &self.alt };
        let logo =
            self.logo.as_ref().map(|file| Logo { url: file.url(), alt: alt.to_owned(), width: file.width, height: file.height });
        let words = self.words.iter().flat_map(|(word, all)| all.iter().map(|(language, own)| ((*word, *language), own.clone())));
        Dress { stylesheet: stylesheet::address(&self.light, &self.dark), logo, words: words.collect() }
    }
}
