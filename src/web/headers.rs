//! The headers that every answer carries, and the policy of pages that may be embedded.

use actix_web::{
    HttpResponse,
    http::header::{CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY},
};

/// What a page may load and who may frame it, when it says nothing else: our own files only, nobody. The design system
/// draws its signs from `data:` pictures inside the stylesheet.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a page with a proof of work may do besides.
const PROOF: &str = "; script-src 'self'; worker-src 'self'";

/// Adds what is missing. A page's own values stand.
pub fn complete(headers: &mut HeaderMap, is_https: bool) {
    const FIXED: [(&str, &str); 5] = [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("x-permitted-cross-domain-policies", "none"),
    ];
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    add(headers, CONTENT_SECURITY_POLICY, POLICY);
    add(headers, REFERRER_POLICY, "same-origin");
    if is_https {
        add(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

fn add(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Lets a page of ours show others of ours in frames.
pub fn framing_our_own(response: &mut HttpResponse) {
    let policy = format!("{POLICY}; frame-src 'self'");
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets a page run our own scripts, which ask nobody but us, and show others of ours in frames.
pub fn stepping(response: &mut HttpResponse) {
    let policy = format!("{POLICY}; frame-src 'self'; script-src 'self'; connect-src 'self'");
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets pages of ours show an answer in a frame, in which nothing can be sent.
pub fn framed_by_our_own(response: &mut HttpResponse) {
    let policy = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    if let Ok(policy) = HeaderValue::from_str(&policy.replace("form-action 'self'", "form-action 'none'")) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets a page run our own scripts, one of which has a worker, for a proof of work. Nothing inline, and nothing from elsewhere.
pub fn running_proofs(response: &mut HttpResponse) {
    if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY}{PROOF}")) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets an answer, whatever its policy says otherwise, run scripts of ours, which may speak with us alone.
pub fn running_our_own(response: &mut HttpResponse) {
    let headers = response.headers_mut();
    let policy = headers.get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok()).unwrap_or(POLICY);
    let scripts = if policy.contains("script-src 'self'") { "" } else { "; script-src 'self'" };
    if let Ok(policy) = HeaderValue::from_str(&format!("{policy}{scripts}; connect-src 'self'")) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Lets pages of these origins show an answer in a frame, and lets what is sent from it lead to the address of `leads_to`, if that is
/// not empty: browsers ask the policy about that redirect, too.
pub fn embeddable_by(response: &mut HttpResponse, origins: &[String], leads_to: &str) {
    let has_proof =
        response.headers().get(CONTENT_SECURITY_POLICY).is_some_and(|policy| policy.as_bytes().ends_with(PROOF.as_bytes()));
    let mut policy = if has_proof { format!("{POLICY}{PROOF}") } else { POLICY.to_owned() };
    if !origins.is_empty() {
        policy = policy.replace("frame-ancestors 'none'", &format!("frame-ancestors {}", origins.join(" ")));
    }
    if let Ok(target) = url::Url::parse(leads_to) {
        policy = policy.replace("form-action 'self'", &format!("form-action 'self' {}", target.origin().ascii_serialization()));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
}
