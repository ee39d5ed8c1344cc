/* SPDX-License-Identifier: MIT */
#include "engine/fan_entry.h"

#include <string.h>

#include "host/fan_name.h"

size_t
fan_entry_begin(struct buf *to, const struct fan_name *name, const json_t *rec)
{
    const size_t at = to->n;

    wire_put_u64(to, 0);
    fan_name_put(name, rec, to);
    memcpy(to->p + at, &(uint64_t){ to->n - at - sizeof(uint64_t) },
        sizeof(uint64_t));
    wire_put_u64(to, 0);
    return to->n;
}

void
fan_entry_end(struct buf *to, size_t begun)
{
    memcpy(to->p + begun - sizeof(uint64_t), &(uint64_t){ to->n - begun },
        sizeof(uint64_t));
}

int
fan_entry_read(struct wire *wire, const char **name, size_t *length,
    const char **bytes, size_t *size)
{
    *name = wire_get_str(wire, length);
    *bytes = wire_get_str(wire, size);
    return wire->bad || *name == NULL || *bytes == NULL ||
                   !fan_name_sound(*name, *length)
               ? -1
               : 0;
}
