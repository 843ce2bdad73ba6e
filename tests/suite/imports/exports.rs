//! Files as other systems write them, by the layouts of their real columns.

use chrono::NaiveDate;
use samtykke::features::imports::{Exporter, Plan};

use super::*;
use crate::support::on_both_engines;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/imports").join(name)).unwrap()
}

/// Brings a fixture in; everybody whom nothing speaks against gets the consent, as whoever imports says.
async fn brings(app: &TestApp, name: &str, exporter: Exporter, with_day: bool) -> Import {
    let (marketing, consent) = (purpose(app, "EMARKETING"), basis(app, "61A"));
    let id = arrives(app, name, &fixture(name), |plan: &mut Plan| {
        assert_eq!(plan.exporter, exporter, "{name}");
        plan.grants.insert(marketing, consent);
        plan.date = NaiveDate::from_ymd_opt(2024, 3, 5).filter(|_| with_day);
        plan.evidence = "The form of the old system".into();
    });
    let asked = asks_for_check(app, id);
    assert!(matches!(asked, Asked::Opened(_)), "{name}: {asked:?}");
    app.works_off().await;
    asks_for_run(app, id);
    app.works_off().await;
    stands(app, id)
}

/// Whether somebody agreed to e-marketing, withdrew it, or nothing is registered.
fn marketing(app: &TestApp, address: &str) -> Option<bool> {
    let held = bases(app, who(app, address).unwrap()).get(&purpose(app, "EMARKETING")).copied()?;
    Some(held != basis(app, "WITHDRAWN"))
}

on_both_engines!(listmonk_subscribers_come_in_by_their_status, async |app| {
    let import = brings(app, "listmonk.csv", Exporter::Listmonk, true).await;
    assert_eq!(import.counts.new, 3);
    assert_eq!(marketing(app, "kari@example.org"), Some(true));
    assert_eq!(marketing(app, "sanne@example.org"), None, "a disabled account agreed to nothing");
    assert_eq!(marketing(app, "lars@example.org"), Some(false));
    assert!(details(app, who(app, "lars@example.org").unwrap()).5, "blocklisted there is no mailings here");
    let sanne = details(app, who(app, "sanne@example.org").unwrap());
    assert_eq!((sanne.0.as_str(), sanne.1.as_str()), ("Sanne", "de Vries"));
});

on_both_engines!(mailchimp_members_come_in_by_the_file_they_stand_in, async |app| {
    // The file says by itself when each confirmed.
    let import = brings(app, "subscribed_email_audience_export_5a1b.csv", Exporter::Mailchimp, false).await;
    assert_eq!((import.counts.new, import.counts.remarked), (2, 2), "an interest that is on no list, and nobody confirmed");
    assert_eq!(marketing(app, "kari@example.org"), Some(true));
    assert_eq!(marketing(app, "ola@example.org"), None, "who did not confirm agreed to nothing");
    assert_eq!(details(app, who(app, "kari@example.org").unwrap()).3, "NO");
    let left = brings(app, "unsubscribed_email_audience_export_5a1b.csv", Exporter::Mailchimp, true).await;
    assert_eq!((left.counts.new, marketing(app, "lars@example.org")), (1, Some(false)));
    let cleaned = brings(app, "cleaned_email_audience_export_5a1b.csv", Exporter::Mailchimp, true).await;
    assert_eq!((cleaned.counts.new, marketing(app, "gone@example.org")), (1, None), "who cannot be reached agreed to nothing");
});

on_both_engines!(phplist_subscribers_come_in_by_what_they_confirmed, async |app| {
    let import = brings(app, "phplist.csv", Exporter::PhpList, true).await;
    assert_eq!(import.counts.new, 3);
    assert_eq!(marketing(app, "kari@example.org"), Some(true));
    assert_eq!(marketing(app, "ola@example.org"), None);
    assert!(details(app, who(app, "lars@example.org").unwrap()).5, "blacklisted there is no mailings here");
});

on_both_engines!(superoffice_persons_come_in_with_their_consents, async |app| {
    for name in ["superoffice-nb.csv", "superoffice-de.csv"] {
        let import = brings(app, name, Exporter::SuperOffice, false).await;
        assert_eq!(import.counts.refused + import.counts.left_out, 0, "{name}");
        assert_eq!(marketing(app, "kari@example.org"), Some(true), "{name}");
        assert_eq!(marketing(app, "lars@example.org"), Some(false), "{name}");
        assert_eq!(marketing(app, "sanne@example.org"), None, "{name}: nothing is registered there");
    }
    assert!(details(app, who(app, "ola@example.org").unwrap()).5);
    let kari = details(app, who(app, "kari@example.org").unwrap());
    assert_eq!((kari.2.as_str(), kari.3.as_str()), ("Fjordlys AS", "NO"));
});
