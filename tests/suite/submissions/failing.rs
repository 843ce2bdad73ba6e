//! What cannot be processed is not lost, and nobody is told that it counts.

use chrono::Duration;
use samtykke::features::projections;

use crate::{
    journeys::{ADA, AGREES, people::state_of},
    support::{Engine, TestApp, on_both_engines},
};

const TRIGGER: &str = "consents_break";

impl TestApp {
    /// From now on no consent can be stored.
    async fn breaks(&self, message: &str) {
        if self.engine == Engine::Sqlite {
            self.meddles(&format!(
                "CREATE TRIGGER {TRIGGER} BEFORE INSERT ON consents BEGIN SELECT RAISE(ABORT, '{message}'); END"
            ))
            .await;
        } else {
            self.meddles(&format!(
                "CREATE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
            ))
            .await;
            self.meddles(&format!(
                "CREATE TRIGGER {TRIGGER} BEFORE INSERT ON consents FOR EACH ROW EXECUTE FUNCTION {TRIGGER}()"
            ))
            .await;
        }
    }

    /// From now on they can again.
    async fn mends(&self) {
        if self.engine == Engine::Sqlite {
            self.meddles(&format!("DROP TRIGGER {TRIGGER}")).await;
        } else {
            self.meddles(&format!("DROP FUNCTION {TRIGGER}() CASCADE")).await;
        }
    }

    fn line_of(&self, columns: &str) -> String {
        self.lines(&format!("SELECT {columns} AS line FROM submissions ORDER BY id DESC")).remove(0)
    }
}

on_both_engines!(frm_11_a_confirmation_that_cannot_be_processed_is_kept_and_waits_for_staff, async |app| {
    app.visitor().signs_up(ADA, &["News"]).await;
    let link = app.mail_to(ADA).await.link("confirm");
    app.breaks("ada@fjordlys.no broke it").await;
    app.passes(Duration::hours(1));
    let confirmed_at = app.now();
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses("Yes, confirm").await;
    assert!(ada.page().says("We have received it") && !ada.page().says("News"), "{}", ada.page().text);
    assert!(ada.opens(&link).await.says("your address is confirmed"), "and later on as well");
    app.no_mail().await;
    assert_eq!((app.count("contacts"), app.count("consents")), (0, 0));
    assert_eq!(app.line_of("status || ' ' || failure"), "failed refused");
    assert_eq!(app.count("events WHERE kind = 'sign_up_confirmed'"), 1);
    // Staff see it, and what they try is told as it is.
    let mut kari = app.staff("agent").await;
    assert!(kari.opens("/admin").await.says("Forms that could not be processed: 1"), "{}", kari.page().text);
    kari.opens("/admin/submissions?status=submitted").await;
    assert!(
        kari.page().links.contains(&"/admin/submissions?status=failed".to_owned()),
        "who comes for what waits sees all of it"
    );
    assert!(kari.opens("/admin/submissions?status=failed").await.says(ADA));
    kari.opens(&app.page_of(ADA)).await;
    assert!(
        kari.page().says("It could not be processed by itself") && kari.page().says("the database refused"),
        "{}",
        kari.page().text
    );
    assert!(!kari.page().says("broke it"), "the words of the database may quote what was entered");
    kari.presses("Add as a new contact").await;
    assert!(kari.page().says("nothing of it counts yet"), "{}", kari.page().text);
    assert_eq!((app.status_of(ADA).as_str(), app.count("contacts")), ("failed", 0));
    assert_eq!(app.count("audit_entries WHERE what = 'submission.failed'"), 1);
    app.mends().await;
    app.passes(Duration::days(2));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Add as a new contact").await;
    assert!(kari.page().says("Processed"), "{}", kari.page().text);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    app.mail_to(ADA).await;
    let at = app.lines("SELECT CAST(registered_at AS TEXT) AS line FROM consents c JOIN purposes p ON p.id = c.purpose_id WHERE p.key = 'EMARKETING'");
    let wanted = confirmed_at.naive().format("%Y-%m-%d %H:%M").to_string();
    assert!(at[0].starts_with(&wanted), "{at:?}: since the person's own act, {wanted}");
    assert!(!kari.opens("/admin").await.says("could not be processed"));
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(what_counts_at_once_and_cannot_be_processed_waits_and_can_be_rejected, async |app| {
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE").await;
    app.breaks("constraint x violates y").await;
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES);
    ada.submits().await;
    assert!(ada.page().path.ends_with("/thanks"), "{}", ada.page().text);
    app.no_mail().await;
    assert_eq!(
        app.line_of("status || ' ' || failure || ' ' || COALESCE(CAST(confirmed_at AS TEXT), '-')"),
        "failed constraint -"
    );
    assert_eq!((app.count("contacts"), app.count("submissions")), (0, 1));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.fills("reason", "A robot").presses("Reject").await;
    assert_eq!(app.status_of(ADA), "rejected");
    app.mends().await;
});

on_both_engines!(what_waits_for_staff_and_fails_under_their_hands_goes_on_waiting, async |app| {
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    app.breaks("no").await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Add as a new contact").await;
    assert!(kari.page().says("nothing of it counts yet"), "{}", kari.page().text);
    assert_eq!((app.status_of(ADA).as_str(), app.count("contacts")), ("failed", 0));
    app.mends().await;
    kari.presses("Add as a new contact").await;
    assert_eq!(app.status_of(ADA), "processed");
    app.mail_to(ADA).await;
});

on_both_engines!(what_passes_by_itself_marks_nothing_as_failed, async |app| {
    app.visitor().signs_up(ADA, &["News"]).await;
    let link = app.mail_to(ADA).await.link("confirm");
    app.breaks("canceling statement due to statement timeout").await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses("Yes, confirm").await;
    assert_eq!(app.status_of(ADA), "awaiting", "nothing was taken, and the page says so: {}", ada.page().text);
    app.mends().await;
    ada.opens(&link).await;
    ada.presses("Yes, confirm").await;
    assert_eq!(app.status_of(ADA), "processed");
    app.mail_to(ADA).await;
});
