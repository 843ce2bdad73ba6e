//! How the kernel's types are written into columns, for every backend that can write what they are made of.

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql},
    serialize::{self, Output, ToSql},
    sql_types::{BigInt, Text, Timestamp as SqlTimestamp},
};

use crate::kernel::{Language, Timestamp, ids};

macro_rules! number_columns {
    ($($name:ident),+ $(,)?) => {$(
        impl<DB: Backend> FromSql<BigInt, DB> for ids::$name where i64: FromSql<BigInt, DB> {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
        impl<DB: Backend> ToSql<BigInt, DB> for ids::$name where i64: ToSql<BigInt, DB> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.to_sql(out)
            }
        }
    )+};
}

number_columns!(
    ContactId,
    AddressId,
    PurposeId,
    BasisId,
    SourceId,
    TypeId,
    EventId,
    FileId,
    FormId,
    FormTemplateId,
    FormVersionId,
    SubmissionId,
    MailId,
    TemplateId,
    TemplateVersionId,
    StaffId,
    RoleId,
    SessionId,
    AuditId,
    JobId,
    SelectionId,
    ImportId,
    IntegrationId,
    WebhookId,
);

impl<DB: Backend> FromSql<SqlTimestamp, DB> for Timestamp
where
    chrono::NaiveDateTime: FromSql<SqlTimestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        chrono::NaiveDateTime::from_sql(bytes).map(Self::from)
    }
}

impl<DB: Backend> ToSql<SqlTimestamp, DB> for Timestamp
where
    chrono::NaiveDateTime: ToSql<SqlTimestamp, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_naive().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Language
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let code = String::from_sql(bytes)?;
        Self::from_code(&code).ok_or_else(|| format!("unknown language {code}").into())
    }
}

impl<DB: Backend> ToSql<Text, DB> for Language
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.code().to_sql(out)
    }
}
