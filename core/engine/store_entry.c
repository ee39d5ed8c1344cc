/* SPDX-License-Identifier: MIT */
#include "engine/store_entry.h"

#include "json/reader.h"
#include "json/writer.h"

void
store_entry_put(struct buf *to, const char *input, uint64_t line,
    uint64_t offset, const json_t *rec)
{
    struct buf text = { 0 };

    writer_value(&text, rec);
    wire_put_cstr(to, input);
    wire_put_u64(to, line);
    wire_put_u64(to, offset);
    wire_put_str(to, text.p, text.n);
    buf_free(&text);
}

json_t *
store_entry_read(struct wire *wire, char **input, struct reject *from)
{
    struct reader_error error;

    *input = wire_get_cstr(wire);
    *from = (struct reject){ .input = *input };
    from->line = wire_get_u64(wire);
    from->offset = wire_get_u64(wire);
    from->record = wire_get_str(wire, &from->n);
    from->size = from->n;
    return wire->bad || *input == NULL
               ? NULL
               : reader_parse(from->record, from->n, NULL, &error);
}
