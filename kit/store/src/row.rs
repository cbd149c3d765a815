//! Rows decoded by position, the same on both databases.

use cairn_ground::{Audience, Error, Id, Instant, ObjectId, PersonId, Result, TeamId};
use jiff::civil::Date;
use sqlx::Row as _;

/// A row of either database.
#[derive(Debug)]
pub enum Row {
    Sqlite(sqlx::sqlite::SqliteRow),
    Postgres(sqlx::postgres::PgRow),
}

/// A type that is read from one column.
pub trait Column: Sized {
    /// # Errors
    /// `Internal` when the column is missing or of another type: a mistake in our SQL.
    fn read(row: &Row, index: usize) -> Result<Self>;
}

/// A type that is read from a whole row, columns in the order of the `SELECT`.
pub trait FromRow: Sized {
    /// # Errors
    /// As [`Column::read`].
    fn from_row(row: &Row) -> Result<Self>;
}

macro_rules! native {
    ($($kind:ty),*) => {$(
        impl Column for $kind {
            fn read(row: &Row, index: usize) -> Result<Self> {
                match row {
                    Row::Sqlite(r) => r.try_get(index),
                    Row::Postgres(r) => r.try_get(index),
                }
                .map_err(Error::internal)
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &Row, index: usize) -> Result<Self> {
                match row {
                    Row::Sqlite(r) => r.try_get(index),
                    Row::Postgres(r) => r.try_get(index),
                }
                .map_err(Error::internal)
            }
        }
    )*};
}
native!(String, Id, Vec<u8>);

/// A bare `0` or `1` in a `SELECT` is a four-byte number on `PostgreSQL`.
fn whole(row: &Row, index: usize) -> Result<Option<i64>, sqlx::Error> {
    match row {
        Row::Sqlite(r) => r.try_get(index),
        Row::Postgres(r) => match r.try_get::<Option<i64>, _>(index) {
            Err(sqlx::Error::ColumnDecode { .. }) => {
                r.try_get::<Option<i32>, _>(index).map(|n| n.map(i64::from))
            }
            read => read,
        },
    }
}

impl Column for Option<i64> {
    fn read(row: &Row, index: usize) -> Result<Self> {
        whole(row, index).map_err(Error::internal)
    }
}

impl Column for i64 {
    fn read(row: &Row, index: usize) -> Result<Self> {
        let read = whole(row, index).map_err(Error::internal)?;
        read.ok_or_else(|| Error::Internal(format!("column {index} is NULL")))
    }
}

macro_rules! through {
    ($($kind:ty, $native:ty, |$v:ident| $make:expr;)*) => {$(
        impl Column for $kind {
            fn read(row: &Row, index: usize) -> Result<Self> {
                let $v = <$native>::read(row, index)?;
                $make
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &Row, index: usize) -> Result<Self> {
                let Some($v) = Option::<$native>::read(row, index)? else { return Ok(None) };
                let made: Result<$kind> = $make;
                made.map(Some)
            }
        }
    )*};
}
through! {
    bool, i64, |v| Ok(v != 0);
    Instant, i64, |v| Ok(Instant(v));
    PersonId, Id, |v| Ok(PersonId(v));
    TeamId, Id, |v| Ok(TeamId(v));
    ObjectId, Id, |v| Ok(ObjectId(v));
    Date, String, |v| v.parse().map_err(Error::internal);
    Audience, String, |v| Audience::parse(&v).ok_or_else(|| Error::internal(&v));
}

impl<T: Column> FromRow for T {
    fn from_row(row: &Row) -> Result<Self> {
        T::read(row, 0)
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Column),*> FromRow for ($($name,)*) {
            fn from_row(row: &Row) -> Result<Self> {
                Ok(($($name::read(row, $index)?,)*))
            }
        }
    };
}
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

/// Declares a struct and reads it from a row, its fields in the order of the `SELECT`.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$fmeta:meta])* $fvis:vis $field:ident : $kind:ty),* $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $kind),* }

        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> cairn_ground::Result<Self> {
                let mut index = 0;
                $(
                    let $field = <$kind as $crate::Column>::read(row, index)?;
                    index += 1;
                )*
                let _ = index;
                Ok(Self { $($field),* })
            }
        }
    };
}
