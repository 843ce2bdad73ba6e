//! Too many requests from one network: told to wait, nobody mailed, others served.

use actix_web::http::StatusCode;
use governor::clock::FakeRelativeClock;
use samtykke::security::{Throttle, throttle::Allowance};

use crate::{
    journeys::{ADA, AGREES},
    support::{Engine, TestApp, TestDatabase},
};

#[actix_web::test]
async fn a_flood_is_429_with_the_time_to_wait_and_no_mail() {
    let hand = FakeRelativeClock::default();
    let turned = hand.clone();
    let database = std::rc::Rc::new(TestDatabase::filled(Engine::Sqlite));
    let app = TestApp::over(Engine::Sqlite, database, |house| {
        house.state.throttle = Throttle::with_hand(Allowance { burst: 3, per_minute: 6 }, hand);
    })
    .await;
    let mut robot = app.visitor();
    for _ in 0..3 {
        robot.opens("/en/f/newsletter").await;
        assert_eq!(robot.fills("email", "no address").submits().await.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    robot.opens("/en/f/newsletter").await;
    robot.fills("email", ADA).ticks("News").ticks(AGREES);
    let page = robot.submits().await;
    assert_eq!(page.answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.says("Too many tries") && page.says("Try again in"), "{}", page.text);
    let wait: u64 = page.answer.header("retry-after").parse().unwrap();
    assert!((1..=11).contains(&wait), "{wait}");
    assert_eq!((app.count("submissions"), app.count("mails")), (0, 0));
    let mut other = app.visitor();
    other.signs_up("bo@fjordlys.no", &["News"]).await;
    assert!(other.page().says("Check your inbox"), "another network is not kept waiting");
    app.mail_to("bo@fjordlys.no").await;
    turned.advance(std::time::Duration::from_secs(wait));
    robot.signs_up(ADA, &["News"]).await;
    assert!(robot.page().says("Check your inbox"), "after the wait it may");
    app.mail_to(ADA).await;
    app.is_in_order().await;
}
