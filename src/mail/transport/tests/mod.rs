//! The ways out, against real sockets: a scripted mail server on a thread of its own.

mod address;
mod directory;
mod server;
mod smtp;

use super::*;

fn parcel(handle: &str) -> Parcel {
    let address = |text: &str| EmailAddress::parse(text).unwrap();
    let bytes = format!("Subject: {handle}\r\n\r\nHello\r\n.a line with a dot\r\n..\r\n.\r\nend\r\n").into_bytes();
    Parcel {
        handle: handle.to_owned(),
        at: Timestamp::from_seconds(1_768_471_200),
        from: address("bounce@example.org"),
        to: address("kari@example.com"),
        bytes,
    }
}

#[tokio::test]
async fn memory_keeps_and_refuses_as_told() {
    let memory = Memory::new();
    let transport = Transport::Memory(memory.clone());
    let later = DeliveryError::Temporary("450 later".to_owned());
    memory.answer_next(Answer::Refuse(later.clone()));
    memory.answer_next(Answer::KeepAndFail(DeliveryError::Connection("gone".to_owned())));
    assert_eq!(transport.deliver(&parcel("a")).await, Err(later.clone()));
    assert!(memory.kept().is_empty());
    assert!(transport.deliver(&parcel("b")).await.is_err());
    assert_eq!(memory.kept().len(), 1);
    assert!(transport.deliver(&parcel("c")).await.is_ok());
    memory.refuse_all(Some(later));
    assert!(transport.deliver(&parcel("d")).await.is_err());
    memory.refuse_all(None);
    assert_eq!(memory.take().iter().map(|parcel| parcel.handle.clone()).collect::<Vec<_>>(), ["b", "c"]);
    assert!(memory.kept().is_empty());
    assert!(transport.check().await.is_ok());
}

#[test]
fn only_a_permanent_refusal_ends_the_attempts() {
    assert!(DeliveryError::Temporary(String::new()).is_worth_retrying());
    assert!(DeliveryError::Connection(String::new()).is_worth_retrying());
    assert!(!DeliveryError::Permanent(String::new()).is_worth_retrying());
}
