//! A browser without a window, which draws one page and ends.

use std::{
    io::Cursor,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use image::{DynamicImage, ImageFormat, ImageReader, Limits, RgbImage};
use tokio::sync::watch;

use super::model::{Cause, HEAVIEST, LONGEST, Shot};

/// How long one picture may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked whether the browser is done.
const GLANCE: Duration = Duration::from_millis(50);
/// The most memory that a picture may take when it is unpacked, in octets.
const UNPACKED: u64 = 128 * 1024 * 1024;
/// What is left of the ground below the page.
const MARGIN: u32 = 16;

/// What the browser is told: no network, nothing kept, nothing from outside. Scripts are kept out by the frame: told to run none at all, a
/// browser without a window takes no picture.
const FLAGS: [&str; 17] = [
    "--headless=new",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // The picture is taken once the page in the frame is painted, and not when it has only arrived.
    "--disable-features=IsolateSandboxedIframes",
    "--virtual-time-budget=3000",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--password-store=basic",
];

/// A browser that draws pages.
#[derive(Clone, Debug)]
pub struct Camera {
    program: PathBuf,
    patience: Duration,
    stop: Option<watch::Receiver<bool>>,
}

impl Camera {
    /// The browser with this program, a Chromium or Chrome.
    pub fn new(program: &Path) -> Self {
        Self { program: program.to_owned(), patience: PATIENCE, stop: None }
    }

    /// The same, given up after so long.
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same, ended when `stop` turns true.
    pub fn until(self, stop: watch::Receiver<bool>) -> Self {
        Self { stop: Some(stop), ..self }
    }

    /// Was it stopped?
    pub fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| *stop.borrow())
    }

    /// What the browser says that it is.
    ///
    /// # Errors
    /// Why it does not.
    pub fn version(&self) -> Result<String, String> {
        let dir = tempfile::tempdir().map_err(|error| error.to_string())?;
        let said = dir.path().join("version");
        let output = std::fs::File::create(&said).map_err(|error| error.to_string())?;
        let mut command = self.command(dir.path());
        command.arg("--version").stdout(output);
        match self.run(command).map_err(|error| error.to_string())? {
            Some(status) if status.success() => {
                let text = std::fs::read_to_string(&said).map_err(|error| error.to_string())?;
                Ok(text.lines().next().unwrap_or_default().trim().to_owned())
            }
            Some(status) => Err(status.to_string()),
            None => Err(format!("it said nothing in {} seconds", self.patience.as_secs())),
        }
    }

    /// Draws a page that is one file, as wide as this.
    ///
    /// # Errors
    /// Why there is no picture.
    pub fn take(&self, html: &str, width: u32) -> Result<Shot, Cause> {
        let broken = |error: std::io::Error| {
            tracing::warn!(%error, "a page could not be drawn");
            Cause::Browser
        };
        // Its own profile, nobody else's; gone with the picture.
        let dir = tempfile::tempdir().map_err(broken)?;
        let at = |name: &str| dir.path().join(name);
        std::fs::write(at("page.html"), html).map_err(broken)?;
        // Windows have a least width, frames do not; and inside of this one nothing may run.
        let frame = format!(
            "<!DOCTYPE html><meta charset=\"utf-8\"><style>html,body{{margin:0}}iframe{{border:0;display:block}}</style>\
             <iframe sandbox=\"\" src=\"page.html\" width=\"{width}\" height=\"{LONGEST}\"></iframe>"
        );
        std::fs::write(at("frame.html"), frame).map_err(broken)?;
        let picture = at("picture.png");
        let mut command = self.command(dir.path());
        command
            .args(FLAGS)
            .args(is_root().then_some("--no-sandbox"))
            .arg(format!("--user-data-dir={}", at("profile").display()))
            .arg(format!("--window-size={},{LONGEST}", width.max(1280)))
            .arg(format!("--screenshot={}", picture.display()))
            .arg(format!("file://{}", at("frame.html").display()));
        match self.run(command).map_err(broken)? {
            Some(status) if status.success() => {}
            Some(_) => return Err(Cause::Browser),
            None => return Err(Cause::Slow),
        }
        let content = std::fs::read(&picture).map_err(|_| Cause::Empty)?;
        developed(&content, width)
    }

    fn command(&self, dir: &Path) -> Command {
        let mut command = Command::new(&self.program);
        // What the portal knows from its environment is nothing that a browser needs.
        command.env_clear().env("HOME", dir).env("TMPDIR", dir).env("LANG", "C.UTF-8");
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command.current_dir(dir).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Runs it to its end; one that takes too long is ended, and answers nothing.
    fn run(&self, mut command: Command) -> std::io::Result<Option<ExitStatus>> {
        let mut child = Running(command.spawn()?);
        let begun = Instant::now();
        while begun.elapsed() < self.patience && !self.is_stopped() {
            if let Some(status) = child.0.try_wait()? {
                return Ok(Some(status));
            }
            thread::sleep(GLANCE);
        }
        Ok(None)
    }
}

/// A browser that does not outlive whoever waits for it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// Browsers have a sandbox for every user but root.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The picture as it is kept: as wide as the page, as long as there is something on it, and written anew by us.
fn developed(content: &[u8], width: u32) -> Result<Shot, Cause> {
    let mut reader = ImageReader::with_format(Cursor::new(content), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_alloc = Some(UNPACKED);
    reader.limits(limits);
    let all = reader.decode().map_err(|_| Cause::Empty)?;
    if all.width() < width {
        return Err(Cause::Empty);
    }
    let page = all.crop_imm(0, 0, width, all.height().min(LONGEST)).into_rgb8();
    let height = height_of(&page).ok_or(Cause::Empty)?;
    let page = DynamicImage::ImageRgb8(page).crop_imm(0, 0, width, height);
    let mut png = Cursor::new(Vec::new());
    page.write_to(&mut png, ImageFormat::Png).map_err(|_| Cause::Empty)?;
    let content = png.into_inner();
    if content.len() > HEAVIEST { Err(Cause::Heavy) } else { Ok(Shot { content, width, height }) }
}

/// How long the page is: down to the last line that is not all ground, and a little more. Nothing when all of it is ground.
fn height_of(page: &RgbImage) -> Option<u32> {
    let last = page.height().checked_sub(1)?;
    let ground = *page.get_pixel(0, last);
    let is_ground = |y: &u32| (0..page.width()).all(|x| *page.get_pixel(x, *y) == ground);
    let end = (0..=last).rev().find(|y| !is_ground(y))?;
    Some((end + 1 + MARGIN).min(page.height()))
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn png(width: u32, height: u32, draw: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
        let page = RgbImage::from_fn(width, height, |x, y| Rgb(draw(x, y)));
        let mut content = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(page).write_to(&mut content, ImageFormat::Png).unwrap();
        content.into_inner()
    }

    #[test]
    fn a_picture_is_as_wide_as_the_page_and_as_long_as_there_is_something_on_it() {
        let content = png(1280, 500, |x, y| if x < 360 && y == 99 { [0, 0, 0] } else { [240, 240, 240] });
        let shot = developed(&content, 360).unwrap();
        assert_eq!((shot.width, shot.height), (360, 116));
        let kept = image::load_from_memory(&shot.content).unwrap();
        assert_eq!((kept.width(), kept.height()), (360, 116));
    }

    #[test]
    fn what_is_no_picture_or_an_empty_one_is_refused() {
        assert_eq!(developed(b"\x89PNG\r\n\x1a\n and no more", 360), Err(Cause::Empty));
        assert_eq!(developed(&png(100, 100, |x, y| [x as u8, y as u8, 0]), 360), Err(Cause::Empty));
        assert_eq!(developed(&png(360, 100, |_, _| [255, 255, 255]), 360), Err(Cause::Empty));
    }

    #[test]
    fn a_browser_that_hangs_or_is_none_is_given_up() {
        let camera = |program: &str| Camera::new(Path::new(program)).patient_for(Duration::from_millis(300));
        assert_eq!(camera("/nowhere/chromium").take("<p>", 360), Err(Cause::Browser));
        assert_eq!(camera("/bin/false").take("<p>", 360), Err(Cause::Browser));
        assert_eq!(camera("/bin/true").take("<p>", 360), Err(Cause::Empty));
        assert!(camera("/nowhere/chromium").version().is_err());
    }
}
