"""A form of twelve fields, written into a store as the portal would publish it."""

import hashlib
import json

FORM = "/f/long"
# Three of a person, a company with four details, a choice, a grade, what they are here for, and their consent.
TYPED = {
    "first_name": "Kari", "last_name": "Nordmann", "company": "Fjordlys AS", "phone": "+47 22 33 44 55", "country": "NO", "language": "en",
    "people": "12", "likely": "4", "role": "owner", "remarks": "We would like to see how it works with two offices.", "consent": "yes",
}
KINDS = {
    "first_name": {"kind": "first_name"}, "last_name": {"kind": "last_name"}, "company": {"kind": "company"}, "phone": {"kind": "phone"},
    "country": {"kind": "country"}, "language": {"kind": "language"}, "people": {"kind": "whole_number"},
    "likely": {"kind": "rating", "scale": "one_to_five"},
    "role": {"kind": "choice", "style": "radio", "options": [
        {"value": value, "label": {"en": value.capitalize()}} for value in ("owner", "manager", "other")]},
    "remarks": {"kind": "long_text"},
}


def publish(store):
    """Adds the form; its address and consent are the shipped form's, and so are the words around it."""
    shipped = json.loads(store.words("SELECT definition FROM form_versions WHERE id = (SELECT min(published_version_id) FROM forms)"))
    kept = {field["name"]: field for field in shipped["fields"]}
    fields = [kept["email"]]
    for name, kind in KINDS.items():
        words = {language: {"label": name.replace("_", " ").capitalize(), "help": "", "placeholder": ""} for language in shipped["texts"]}
        fields.append({"name": name, "kind": kind, "required": True, "may_overwrite": False, "texts": words})
    fields.append(kept["consent"])
    definition = json.dumps({"texts": shipped["texts"], "fields": fields}, ensure_ascii=False, separators=(",", ":"))
    digest, quoted = hashlib.sha256(definition.encode()).hexdigest(), definition.replace("'", "''")
    store.run([
        "INSERT INTO forms (slug, slug_key, name, is_active, processing, has_double_opt_in, thanks_url, embedding_origins, is_listed, "
        "position, created_at, updated_at) SELECT 'long', 'long', 'Twelve fields', is_active, processing, has_double_opt_in, thanks_url, "
        "embedding_origins, is_listed, 99, created_at, updated_at FROM forms WHERE slug = 'newsletter'",
        "INSERT INTO form_versions (form_id, number, definition, hash, created_at, published_at) "
        f"SELECT id, 1, '{quoted}', '{digest}', created_at, created_at FROM forms WHERE slug = 'long'",
        "UPDATE forms SET published_version_id = (SELECT id FROM form_versions WHERE form_id = forms.id) WHERE slug = 'long'",
    ], settles=False)
