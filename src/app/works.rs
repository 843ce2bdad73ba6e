//! All kinds of long work that this binary can do.

use std::sync::Arc;

use crate::{
    features::{
        bin, bulk, imports,
        runs::Kinds,
        selections::works::{FreezeKind, Freezing},
    },
    jobs::Works,
    state::AppState,
};

/// The kinds of work, with what they need of the running portal.
pub fn works(state: &AppState) -> Works {
    let (snapshots, keyring) = (&state.snapshots, state.keyring.clone());
    let key_id = Box::new(move || keyring.seals().links.current_key_id().to_owned());
    Arc::new(vec![
        Box::new(bulk::Update::new(snapshots.clone())),
        Box::new(bulk::Undo::new(snapshots.clone())),
        Box::new(bin::Filler),
        Box::new(bin::Restorer),
        Box::new(bin::Eraser),
        Box::new(Freezing),
        Box::new(imports::Check::new(state.config.uploads_dir.clone(), snapshots.clone())),
        Box::new(imports::Run::new(snapshots.clone(), key_id)),
        Box::new(imports::Undo::new(snapshots.clone())),
    ])
}

/// What pages say of each kind of work.
pub fn kinds() -> Kinds {
    Kinds::new(vec![
        Box::new(bulk::UpdateKind),
        Box::new(bulk::UndoKind),
        Box::new(bin::BinKind),
        Box::new(bin::RestoreKind),
        Box::new(bin::EraseKind),
        Box::new(FreezeKind),
        Box::new(imports::CheckKind),
        Box::new(imports::RunKind),
        Box::new(imports::UndoKind),
    ])
}
