//! The files that pages need beside themselves, built into the binary and named by their content.
//!
//! A name that changes with its content may be kept forever by every browser. Serving is the router's work: it serves the
//! directory that [`unpack`] filled. All stylesheets become one, so that a page costs one request.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use flate2::{Compression, write::GzEncoder};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Where the router serves the unpacked files.
pub const MOUNT: &str = "/static";

/// The one stylesheet's parts: cascade layer (none: the file brings its own) and file, in cascade order.
const STYLESHEET: [(Option<&str>, &str); 19] = [
    (None, "vendor/designsystemet/theme.css"),
    (Some("ds.base"), "vendor/designsystemet/base.css"),
    (Some("ds.base"), "vendor/designsystemet/heading.css"),
    (Some("ds.base"), "vendor/designsystemet/label.css"),
    (Some("ds.base"), "vendor/designsystemet/paragraph.css"),
    (Some("ds.components"), "vendor/designsystemet/link.css"),
    (Some("ds.base"), "vendor/designsystemet/validation-message.css"),
    (Some("ds.components"), "vendor/designsystemet/data-size-workaround.css"),
    (Some("ds.components"), "vendor/designsystemet/button.css"),
    (Some("ds.components"), "vendor/designsystemet/input.css"),
    (Some("ds.components"), "vendor/designsystemet/field.css"),
    (Some("ds.components"), "vendor/designsystemet/fieldset.css"),
    (Some("ds.components"), "vendor/designsystemet/alert.css"),
    (Some("ds.components"), "vendor/designsystemet/skip-link.css"),
    (Some("ds.components"), "vendor/designsystemet/list.css"),
    (Some("ds.components"), "vendor/designsystemet/card.css"),
    (Some("ds.components"), "vendor/designsystemet/error-summary.css"),
    (Some("ds.components"), "vendor/designsystemet/table.css"),
    (Some("samtykke"), "css/samtykke.css"),
];

/// The stylesheet among the public files.
pub const STYLE: &str = "css/samtykke.css";

static PUBLIC: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        Asset::named(STYLE, Cow::Owned(stylesheet())),
        Asset::named("js/builder.js", Cow::Borrowed(source("js/builder.js"))),
        Asset::named("vendor/htmx/htmx.min.js", Cow::Borrowed(source("vendor/htmx/htmx.min.js"))),
        Asset::named("img/favicon.svg", Cow::Borrowed(source("img/favicon.svg"))),
        Asset::named("js/started.js", Cow::Borrowed(source("js/started.js"))),
        // For pages with a proof of work alone.
        Asset::named("js/proof.js", Cow::Borrowed(source("js/proof.js"))),
        Asset::named("vendor/altcha/altcha.css", Cow::Borrowed(source("vendor/altcha/altcha.css"))),
        Asset::named("vendor/altcha/altcha.min.js", Cow::Borrowed(source("vendor/altcha/altcha.min.js"))),
        Asset::named("vendor/altcha/sha.js", Cow::Borrowed(source("vendor/altcha/sha.js"))),
    ]
});

/// A file that visitors may fetch.
struct Asset {
    name: &'static str,
    /// `/static/css/samtykke.<hash>.css`.
    url: String,
    content: Cow<'static, [u8]>,
}

impl Asset {
    fn named(name: &'static str, content: Cow<'static, [u8]>) -> Self {
        let hash: String = Sha256::digest(&content).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        Self { name, url: format!("{MOUNT}/{stem}.{hash}.{extension}"), content }
    }
}

/// The public address of a file: `css/samtykke.css` → `/static/css/samtykke.<hash>.css`. Empty for a file that does not exist.
pub fn url(name: &str) -> &'static str {
    PUBLIC.iter().find(|asset| asset.name == name).map_or("", |asset| &asset.url)
}

/// The one stylesheet, as every page gets it.
pub fn stylesheet_text() -> Cow<'static, str> {
    PUBLIC.iter().find(|asset| asset.name == STYLE).map_or(Cow::Borrowed(""), |asset| String::from_utf8_lossy(&asset.content))
}

/// Is this the address of the stylesheet in some release, this one or another?
pub fn is_stylesheet(path: &str) -> bool {
    let (stem, extension) = STYLE.rsplit_once('.').unwrap_or((STYLE, ""));
    let hash = path.strip_prefix(MOUNT).and_then(|path| path.strip_prefix('/')?.strip_prefix(stem)?.strip_prefix('.'));
    hash.and_then(|hash| hash.strip_suffix(extension)?.strip_suffix('.'))
        .is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The content of a file of ours by its address; nothing for one of another release.
pub fn content(url: &str) -> Option<&'static [u8]> {
    PUBLIC.iter().find(|asset| asset.url == url).map(|asset| asset.content.as_ref())
}

/// The file below the unpacked directory that an address names; none unless it is one of ours.
pub fn file_name(path: &str) -> Option<&'static str> {
    PUBLIC.iter().find(|asset| asset.url == path).map(|asset| asset.url.trim_start_matches(MOUNT).trim_start_matches('/'))
}

/// Writes every public file under its hashed name, with a gzip twin, into `dir`; what is there already stays.
///
/// Each file appears whole or not at all, so several instances may unpack into one directory at once.
///
/// # Errors
/// When the directory cannot be written.
pub fn unpack(dir: &Path) -> io::Result<()> {
    for asset in PUBLIC.iter() {
        let file = dir.join(asset.url.trim_start_matches(MOUNT).trim_start_matches('/'));
        let twin = with_suffix(&file, ".gz");
        if !twin.exists() {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            io::Write::write_all(&mut encoder, &asset.content)?;
            put(&twin, &encoder.finish()?)?;
        }
        if !file.exists() {
            put(&file, &asset.content)?;
        }
    }
    Ok(())
}

/// Writes a file beside its place and moves it there.
fn put(file: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    let unfinished = with_suffix(file, &format!(".{}.new", std::process::id()));
    fs::write(&unfinished, content)?;
    fs::rename(&unfinished, file)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn stylesheet() -> Vec<u8> {
    let mut css = b"@layer ds.theme,ds.base,ds.components,samtykke;\n".to_vec();
    for (layer, name) in STYLESHEET {
        match layer {
            Some(layer) => {
                css.extend_from_slice(format!("@layer {layer}{{").as_bytes());
                css.extend_from_slice(source(name).trim_ascii());
                css.extend_from_slice(b"}\n");
            }
            None => css.extend_from_slice(source(name)),
        }
    }
    css
}

/// A file of `static/`; empty when there is none, which tests see to.
fn source(name: &str) -> &'static [u8] {
    SOURCES.get_file(name).map_or(&[], include_dir::File::contents)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn every_part_of_the_stylesheet_exists() {
        for (_, name) in STYLESHEET {
            assert!(!source(name).is_empty(), "{name}");
        }
        let vendored = SOURCES.get_dir("vendor/designsystemet").unwrap().files();
        for file in vendored.filter(|file| file.path().extension().is_some_and(|extension| extension == "css")) {
            assert!(STYLESHEET.iter().any(|(_, name)| Path::new(name) == file.path()), "{} is not used", file.path().display());
        }
    }

    #[test]
    fn nothing_is_loaded_from_another_origin() {
        let css = String::from_utf8(stylesheet()).unwrap();
        for place in css.split("url(").skip(1) {
            assert!(place.trim_start_matches(['"', '\'']).starts_with("data:image/svg+xml"), "{}", &place[..40]);
        }
        assert!(!css.contains("@import"));
    }

    #[test]
    fn files_are_unpacked_whole_with_a_gzip_twin_and_again_without_harm() {
        let dir = std::env::temp_dir().join(format!("samtykke-assets-{}", std::process::id()));
        unpack(&dir).unwrap();
        unpack(&dir).unwrap();
        let css = dir.join(url("css/samtykke.css").trim_start_matches("/static/"));
        let plain = fs::read(&css).unwrap();
        assert_eq!(plain, stylesheet());
        let mut unzipped = Vec::new();
        flate2::read::GzDecoder::new(&fs::read(with_suffix(&css, ".gz")).unwrap()[..]).read_to_end(&mut unzipped).unwrap();
        assert_eq!(unzipped, plain);
        assert_eq!(fs::read_dir(css.parent().unwrap()).unwrap().count(), 2, "nothing half-written stays");
        fs::remove_dir_all(dir).unwrap();
    }
}
