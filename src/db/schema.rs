// @generated from the migrations by `diesel print-schema`; the suite loads every table through it.

diesel::table! {
    events (id) {
        id -> BigInt,
        act -> Text,
        at -> Timestamp,
        kind -> Text,
        contact_id -> Nullable<BigInt>,
        submission_id -> Nullable<BigInt>,
        purpose_id -> Nullable<BigInt>,
        type_id -> Nullable<BigInt>,
        basis_before -> Nullable<BigInt>,
        basis_after -> Nullable<BigInt>,
        source_before -> Nullable<BigInt>,
        source_after -> Nullable<BigInt>,
        choice_before -> Nullable<Bool>,
        choice_after -> Nullable<Bool>,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        channel -> Text,
        language -> Text,
        form_version_id -> Nullable<BigInt>,
        import_id -> Nullable<BigInt>,
        shown -> Nullable<Text>,
        undoes -> Nullable<Text>,
        detail -> Nullable<Text>,
        commitment -> Nullable<Text>,
    }
}

diesel::table! {
    event_details (act) {
        act -> Text,
        contact_id -> Nullable<BigInt>,
        submission_id -> Nullable<BigInt>,
        salt -> Text,
        body -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    shown_texts (hash) {
        hash -> Text,
        language -> Text,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    snapshot_version (id) {
        id -> BigInt,
        number -> BigInt,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    legal_bases (id) {
        id -> BigInt,
        key -> Text,
        position -> BigInt,
        is_built_in -> Bool,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    legal_basis_texts (basis_id, language) {
        basis_id -> BigInt,
        language -> Text,
        name -> Text,
        name_key -> Text,
        description -> Text,
    }
}

diesel::table! {
    sources (id) {
        id -> BigInt,
        key -> Text,
        position -> BigInt,
        is_built_in -> Bool,
        sends_confirmation -> Bool,
        confirmation_template_id -> Nullable<BigInt>,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    source_texts (source_id, language) {
        source_id -> BigInt,
        language -> Text,
        name -> Text,
        name_key -> Text,
        description -> Text,
    }
}

diesel::table! {
    purposes (id) {
        id -> BigInt,
        key -> Text,
        position -> BigInt,
        is_built_in -> Bool,
        is_active -> Bool,
        is_manageable -> Bool,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    purpose_texts (purpose_id, language) {
        purpose_id -> BigInt,
        language -> Text,
        name -> Text,
        name_key -> Text,
        description -> Text,
        approval_text -> Text,
        public_description -> Text,
        statement_title -> Text,
        statement_url -> Text,
    }
}

diesel::table! {
    subscription_types (id) {
        id -> BigInt,
        key -> Text,
        purpose_id -> BigInt,
        position -> BigInt,
        is_active -> Bool,
        starts_on -> Bool,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    subscription_type_texts (type_id, language) {
        type_id -> BigInt,
        language -> Text,
        name -> Text,
        name_key -> Text,
        description -> Text,
    }
}

diesel::table! {
    interests (id) {
        id -> BigInt,
        key -> Text,
        position -> BigInt,
        is_active -> Bool,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    interest_texts (interest_id, language) {
        interest_id -> BigInt,
        language -> Text,
        name -> Text,
        name_key -> Text,
    }
}

diesel::table! {
    contacts (id) {
        id -> BigInt,
        handle -> Text,
        first_name -> Text,
        last_name -> Text,
        name_key -> Text,
        company -> Text,
        phone -> Text,
        country -> Text,
        language -> Text,
        source_id -> BigInt,
        no_mailings -> Bool,
        link_epoch -> BigInt,
        version -> BigInt,
        informed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    contact_addresses (id) {
        id -> BigInt,
        contact_id -> BigInt,
        address -> Text,
        address_key -> Text,
        is_primary -> Bool,
        confirmed_at -> Nullable<Timestamp>,
        bounces_in_row -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    contact_interests (contact_id, interest_id) {
        contact_id -> BigInt,
        interest_id -> BigInt,
        since -> Timestamp,
        chosen_by -> Text,
    }
}

diesel::table! {
    contact_mergers (from_id) {
        from_id -> BigInt,
        handle -> Text,
        into_id -> BigInt,
        merged_at -> Timestamp,
    }
}

diesel::table! {
    binned_contacts (contact_id) {
        contact_id -> BigInt,
        job_id -> BigInt,
        binned_at -> Timestamp,
        binned_by -> Text,
    }
}

diesel::table! {
    contact_words (contact_id, word) {
        contact_id -> BigInt,
        word -> Text,
    }
}

diesel::table! {
    contacts_without_words (contact_id) {
        contact_id -> BigInt,
    }
}

diesel::table! {
    consents (contact_id, purpose_id) {
        contact_id -> BigInt,
        purpose_id -> BigInt,
        basis_id -> BigInt,
        source_id -> BigInt,
        comment -> Text,
        form_version_id -> Nullable<BigInt>,
        import_id -> Nullable<BigInt>,
        registered_at -> Timestamp,
        registered_by -> Text,
        updated_at -> Timestamp,
        updated_by -> Text,
        changes -> BigInt,
        event_id -> BigInt,
    }
}

diesel::table! {
    subscriptions (contact_id, type_id) {
        contact_id -> BigInt,
        type_id -> BigInt,
        is_on -> Bool,
        chosen_at -> Timestamp,
        chosen_by -> Text,
        event_id -> BigInt,
    }
}

diesel::table! {
    forms (id) {
        id -> BigInt,
        slug -> Text,
        slug_key -> Text,
        name -> Text,
        is_active -> Bool,
        ends_at -> Nullable<Timestamp>,
        max_submissions -> Nullable<BigInt>,
        processing -> Text,
        has_double_opt_in -> Bool,
        thanks_url -> Text,
        embedding_origins -> Text,
        is_listed -> Bool,
        position -> BigInt,
        published_version_id -> Nullable<BigInt>,
        proof_since -> Nullable<Timestamp>,
        attacked_since -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    form_styles (path) {
        path -> Text,
        css -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    form_versions (id) {
        id -> BigInt,
        form_id -> BigInt,
        number -> BigInt,
        definition -> Text,
        hash -> Text,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
        published_at -> Nullable<Timestamp>,
        updated_at -> Nullable<Timestamp>,
        updated_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    form_renderings (form_version_id, language, page) {
        form_version_id -> BigInt,
        language -> Text,
        page -> BigInt,
        html -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    submissions (id) {
        id -> BigInt,
        form_id -> BigInt,
        form_version_id -> BigInt,
        language -> Text,
        nonce -> Text,
        status -> Text,
        address -> Text,
        address_key -> Text,
        answers -> Text,
        network_key -> Text,
        rendered_at -> Timestamp,
        submitted_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        reminded_at -> Nullable<Timestamp>,
        contact_id -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
        settled_by -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        kept_since -> Nullable<Timestamp>,
        posted_from -> Nullable<Text>,
        failed_at -> Nullable<Timestamp>,
        failure -> Nullable<Text>,
    }
}

diesel::table! {
    form_templates (id) {
        id -> BigInt,
        name -> Text,
        name_key -> Text,
        definition -> Text,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    submission_files (id) {
        id -> BigInt,
        submission_id -> BigInt,
        form_id -> BigInt,
        field -> Text,
        name -> Text,
        kind -> Text,
        size -> BigInt,
        sha256 -> Text,
        is_vouched -> Bool,
        stored_at -> Timestamp,
    }
}

diesel::table! {
    submission_file_parts (file_id, number) {
        file_id -> BigInt,
        number -> BigInt,
        content -> Binary,
    }
}

diesel::table! {
    form_pictures (form_version_id, language, page, width) {
        form_version_id -> BigInt,
        language -> Text,
        page -> BigInt,
        width -> BigInt,
        height -> BigInt,
        hash -> Text,
        content -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    form_picture_requests (form_version_id) {
        form_version_id -> BigInt,
        tries -> BigInt,
        not_before -> Timestamp,
        problem -> Nullable<Text>,
    }
}

diesel::table! {
    form_actions (form_id) {
        form_id -> BigInt,
        interests -> Text,
        selection_id -> Nullable<BigInt>,
        sends_receipt -> Bool,
        told -> Text,
        version -> BigInt,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        bundled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    form_counts (form_id, day, language, kind) {
        form_id -> BigInt,
        day -> Text,
        language -> Text,
        kind -> Text,
        n -> BigInt,
    }
}

diesel::table! {
    form_refusals (began_at, form_id) {
        began_at -> Timestamp,
        form_id -> BigInt,
        n -> BigInt,
    }
}

diesel::table! {
    link_requests (id) {
        id -> BigInt,
        network_key -> Text,
        nonce -> Text,
        requested_at -> Timestamp,
    }
}

diesel::table! {
    templates (id) {
        id -> BigInt,
        key -> Text,
        is_privacy -> Bool,
        current_version_id -> Nullable<BigInt>,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    template_versions (id) {
        id -> BigInt,
        template_id -> BigInt,
        number -> BigInt,
        texts -> Text,
        hash -> Text,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_layouts (id) {
        id -> BigInt,
        hash -> Text,
        source -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        handle -> Text,
        template_version_id -> BigInt,
        layout_id -> BigInt,
        language -> Text,
        contact_id -> Nullable<BigInt>,
        submission_id -> Nullable<BigInt>,
        act -> Text,
        sender -> Text,
        address -> Text,
        address_key -> Text,
        variables -> Text,
        key_id -> Text,
        state -> Text,
        not_before -> Timestamp,
        attempts -> BigInt,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        signature -> Nullable<Text>,
        reply -> Nullable<Text>,
        queue_id -> Nullable<Text>,
        had_tls -> Nullable<Bool>,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
    }
}

diesel::table! {
    roles (id) {
        id -> BigInt,
        key -> Nullable<Text>,
        name -> Text,
        name_key -> Nullable<Text>,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    role_rights (role_id, code) {
        role_id -> BigInt,
        code -> Text,
    }
}

diesel::table! {
    staff (id) {
        id -> BigInt,
        name -> Text,
        address -> Text,
        address_key -> Text,
        role_id -> BigInt,
        language -> Text,
        password_hash -> Nullable<Text>,
        password_at -> Nullable<Timestamp>,
        totp_seed -> Nullable<Text>,
        totp_step -> Nullable<BigInt>,
        version -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        signed_in_at -> Nullable<Timestamp>,
        disabled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    staff_sessions (id) {
        id -> BigInt,
        id_hash -> Text,
        staff_id -> BigInt,
        is_open -> Bool,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        proved_at -> Timestamp,
        ip -> Text,
        agent -> Text,
    }
}

diesel::table! {
    staff_links (id) {
        id -> BigInt,
        token_hash -> Text,
        kind -> Text,
        staff_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (id) {
        id -> BigInt,
        staff_id -> BigInt,
        code_hash -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_in_failures (key) {
        key -> Text,
        failures -> BigInt,
        last_at -> Timestamp,
    }
}

diesel::table! {
    staff_drafts (id) {
        id -> BigInt,
        handle_hash -> Text,
        staff_id -> BigInt,
        path -> Text,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> BigInt,
        at -> Timestamp,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        channel -> Text,
        ip -> Nullable<Text>,
        what -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        before -> Text,
        after -> Text,
    }
}

diesel::table! {
    logos (hash) {
        hash -> Text,
        kind -> Text,
        width -> BigInt,
        height -> BigInt,
        content -> Binary,
        stored_at -> Timestamp,
    }
}

diesel::table! {
    looks (id) {
        id -> BigInt,
        body -> Text,
        logo_hash -> Nullable<Text>,
        decided_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    jobs (id) {
        id -> BigInt,
        kind -> Text,
        state -> Text,
        is_stop_asked -> Bool,
        input -> Text,
        cursor -> Text,
        result -> Text,
        done -> BigInt,
        total -> Nullable<BigInt>,
        noted -> BigInt,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        channel -> Text,
        language -> Text,
        undoes -> Nullable<BigInt>,
        problem -> Nullable<Text>,
        problem_detail -> Nullable<Text>,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        started_at -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        forgotten_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    job_acts (job_id, n) {
        job_id -> BigInt,
        n -> BigInt,
        act -> Text,
        after_event -> BigInt,
        until_event -> BigInt,
    }
}

diesel::table! {
    job_notes (job_id, n) {
        job_id -> BigInt,
        n -> BigInt,
        contact_id -> Nullable<BigInt>,
        line -> Nullable<BigInt>,
        code -> Text,
    }
}

diesel::table! {
    selections (id) {
        id -> BigInt,
        name -> Text,
        name_key -> Text,
        kind -> Text,
        rule -> Text,
        owner_id -> Nullable<BigInt>,
        is_shared -> Bool,
        size -> Nullable<BigInt>,
        counted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
        version -> BigInt,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    selection_members (selection_id, contact_id) {
        selection_id -> BigInt,
        contact_id -> BigInt,
        since -> Timestamp,
    }
}

diesel::table! {
    integrations (id) {
        id -> BigInt,
        name -> Text,
        name_key -> Text,
        rights -> Text,
        token_hash -> Text,
        token_end -> Text,
        token_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        seen_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        version -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    idempotency_keys (integration_id, key) {
        integration_id -> BigInt,
        key -> Text,
        request_hash -> Text,
        status -> BigInt,
        headers -> Text,
        body -> Text,
        contact_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    feed_runs (n) {
        n -> BigInt,
        first -> BigInt,
        last -> BigInt,
    }
}

diesel::table! {
    feed_state (id) {
        id -> BigInt,
        settled -> BigInt,
        watched -> BigInt,
        writers -> Text,
    }
}

diesel::table! {
    gone_contacts (contact_id) {
        contact_id -> BigInt,
        handle -> Text,
        noticed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    webhooks (id) {
        id -> BigInt,
        name -> Text,
        url -> Text,
        topics -> Text,
        has_addresses -> Bool,
        seed -> Text,
        told_to -> BigInt,
        failures -> BigInt,
        stopped_at -> Nullable<Timestamp>,
        is_given_up -> Bool,
        version -> BigInt,
        created_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    webhook_deliveries (id) {
        id -> BigInt,
        webhook_id -> BigInt,
        handle -> Text,
        kind -> Text,
        after_n -> BigInt,
        until_n -> BigInt,
        events -> BigInt,
        state -> Text,
        attempts -> BigInt,
        not_before -> Timestamp,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        status -> Nullable<BigInt>,
        millis -> Nullable<BigInt>,
        reply -> Text,
        tried_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        stage -> Text,
        name -> Text,
        file -> Nullable<Text>,
        sha256 -> Text,
        size -> BigInt,
        lines -> Nullable<BigInt>,
        plan -> Text,
        headers -> Text,
        counts -> Text,
        job_id -> Nullable<BigInt>,
        run_job_id -> Nullable<BigInt>,
        new_selection_id -> Nullable<BigInt>,
        changed_selection_id -> Nullable<BigInt>,
        actor -> Text,
        actor_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        erased_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    import_rows (import_id, n) {
        import_id -> BigInt,
        n -> BigInt,
        line -> BigInt,
        address_key -> Nullable<Text>,
        cells -> Text,
        verdict -> Text,
        problem -> Nullable<Text>,
        column_at -> Nullable<BigInt>,
        contact_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    import_mappings (signature) {
        signature -> Text,
        plan -> Text,
        updated_at -> Timestamp,
        updated_by -> Nullable<BigInt>,
    }
}

diesel::joinable!(contact_addresses -> contacts (contact_id));
diesel::joinable!(consents -> contacts (contact_id));
diesel::joinable!(subscriptions -> contacts (contact_id));
diesel::joinable!(legal_basis_texts -> legal_bases (basis_id));
diesel::joinable!(source_texts -> sources (source_id));
diesel::joinable!(purpose_texts -> purposes (purpose_id));
diesel::joinable!(subscription_type_texts -> subscription_types (type_id));
diesel::joinable!(subscription_types -> purposes (purpose_id));
diesel::joinable!(interest_texts -> interests (interest_id));
diesel::joinable!(form_versions -> forms (form_id));
diesel::joinable!(submissions -> forms (form_id));
diesel::joinable!(template_versions -> templates (template_id));
diesel::joinable!(role_rights -> roles (role_id));
diesel::joinable!(staff -> roles (role_id));
diesel::joinable!(staff_sessions -> staff (staff_id));

diesel::allow_tables_to_appear_in_same_query!(
    audit_entries,
    binned_contacts,
    consents,
    contact_addresses,
    contact_interests,
    contact_mergers,
    contact_words,
    contacts,
    event_details,
    events,
    feed_runs,
    feed_state,
    form_actions,
    form_counts,
    form_picture_requests,
    form_pictures,
    form_refusals,
    form_renderings,
    form_styles,
    form_templates,
    form_versions,
    forms,
    import_mappings,
    import_rows,
    imports,
    gone_contacts,
    idempotency_keys,
    integrations,
    interest_texts,
    interests,
    job_acts,
    job_notes,
    jobs,
    legal_bases,
    legal_basis_texts,
    link_requests,
    logos,
    looks,
    mail_layouts,
    mails,
    purpose_texts,
    purposes,
    recovery_codes,
    role_rights,
    roles,
    selection_members,
    selections,
    settings,
    shown_texts,
    sign_in_failures,
    snapshot_version,
    source_texts,
    sources,
    staff,
    staff_drafts,
    staff_links,
    staff_sessions,
    submission_file_parts,
    submission_files,
    submissions,
    subscription_type_texts,
    subscription_types,
    subscriptions,
    template_versions,
    templates,
    webhook_deliveries,
    webhooks,
);
