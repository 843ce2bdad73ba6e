//! Mails as files.

use super::*;

fn files(path: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn one_handle_has_one_file_however_often_it_is_delivered() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("deep/mail");
    let transport = Transport::from_url(&format!("directory:{}", path.display()), &Options::new("portal.example.org")).unwrap();
    let receipt = transport.deliver(&parcel("aB3_-x")).await.unwrap();
    assert_eq!(receipt.queue_id.as_deref(), Some("20260115T100000.000000Z-aB3_-x.eml"));
    let again =
        futures_util::future::join_all((0..8).map(|_| async { transport.deliver(&parcel("aB3_-x")).await.unwrap() })).await;
    assert!(again.iter().all(|other| *other == receipt));
    assert_eq!(files(&path), ["20260115T100000.000000Z-aB3_-x.eml"]);
    assert_eq!(std::fs::read(path.join(&files(&path)[0])).unwrap(), parcel("aB3_-x").bytes);
    transport.deliver(&parcel("other")).await.unwrap();
    assert_eq!(files(&path).len(), 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.join(&files(&path)[0]))), (0o700, 0o600));
    }
}

#[tokio::test]
async fn a_handle_cannot_leave_the_directory() {
    let directory = tempfile::tempdir().unwrap();
    let transport = Transport::Directory(Directory::new(directory.path()));
    for handle in ["", "../x", "a/b", "a.b", "å", "a\0"] {
        assert!(transport.deliver(&parcel(handle)).await.is_err(), "{handle:?}");
    }
    assert!(files(directory.path()).is_empty());
}

#[tokio::test]
async fn a_directory_that_takes_no_files_is_a_fault_to_retry() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    std::fs::write(&path, b"").unwrap();
    let transport = Transport::Directory(Directory::new(path.join("mail")));
    assert!(matches!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Connection(reply)) if !reply.is_empty()));
    assert!(transport.check().await.unwrap_err().contains("takes no files"));
    let transport = Transport::Directory(Directory::new(directory.path().join("mail")));
    assert!(transport.check().await.is_ok());
    assert!(files(&directory.path().join("mail")).is_empty());
}
