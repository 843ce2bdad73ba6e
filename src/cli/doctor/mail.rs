//! The way out for mail, and its signature.

use super::sheet::Sheet;
use crate::{app::house, config::Config, mail::Transport};

pub fn transport(config: &Config, sheet: &mut Sheet) {
    const PART: &str = "mail";
    const ADVICE: &str = "Set mail_url to smtp://… or smtps://… before people sign up";
    let transport = match house::transport(config) {
        Ok(transport) => transport,
        Err(error) => return sheet.wrong(PART, error.to_string(), ""),
    };
    // The check would make the directory; the doctor leaves that to the portal.
    if let Transport::Directory(directory) = &transport
        && !directory.path().is_dir()
    {
        let what = format!("mails will be written as files to {}; nobody receives them", directory.path().display());
        return sheet.warn(PART, what, ADVICE);
    }
    let said = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(transport.check()),
        Err(error) => Err(error.to_string()),
    };
    match said {
        Err(said) => sheet.wrong(PART, said, "Check mail_url, that the server runs, and that this machine may reach it"),
        Ok(said) if matches!(transport, Transport::Directory(_)) => {
            sheet.warn(PART, said, ADVICE);
        }
        Ok(said) => sheet.ok(PART, said),
    }
}

pub fn dkim(config: &Config, sheet: &mut Sheet) {
    const PART: &str = "DKIM";
    match house::dkim(config) {
        Err(error) => sheet.wrong(PART, error.to_string(), ""),
        Ok(None) => sheet.ok(PART, "mails are not signed here; see to it that the relay signs them, or set dkim_domain"),
        Ok(Some(key)) => {
            let (name, content) = key.dns_record();
            sheet.ok(PART, format!("mails are signed for {}; this must stand in DNS:", key.domain()));
            sheet.ok(PART, format!("{name} TXT \"{content}\""));
        }
    }
}
