/*
 * schema - the tables of the database.
 */
#ifndef SQLITE_SCHEMA_H
#define SQLITE_SCHEMA_H

/* Made when the store is opened, if they are not there. */
extern const char schema_tables[];
/* Made when all is stored. */
extern const char schema_indexes[];

#endif
