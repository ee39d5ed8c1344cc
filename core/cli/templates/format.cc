// @NAME@ - a format: a line a record, its title and its id.
//
// The host joins what the workers write in the order of the inputs, compresses
// it and gives the file its name.  copydesk/plugin.h says what each part is.
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <exception>
#include <stdexcept>
#include <string>

namespace {

// The options of an output, as the host stores them.
struct opts {
    const char *between;
};

const cd_option options[] = {
    CD_OPT_STRING(opts, between, 0, "\t",
        "What stands between the title and the id."),
    {}
};

// What is read of a record: one with another type is rejected.
const cd_field reads[] = {
    { "title", CD_T_STRING, CD_OPTIONAL, "The headline." },
    { "id", CD_T_STRING, 0, "Its name." }, {}
};

// The exact bytes, without head and tail: `copydesk check` compares them.
const cd_example examples[] = {
    { "A line a record.", "{\"between\": \": \"}",
        "{\"id\": \"a7\", \"title\": \"Ferry sinks\"}", "Ferry sinks: a7\n" },
    { "Without a title.", nullptr, "{\"id\": \"a7\"}", "\ta7\n" }, {}
};

// No exception may reach the host: what one says becomes the reason.
template <typename F, typename R>
static R
guarded(const cd_host *h, R failed, F f)
{
    try {
        return f();
    } catch (const std::exception &e) {
        cd_fail(h, "%s", e.what());
    } catch (...) {
        cd_fail(h, "an exception of an unknown type");
    }
    return failed;
}

std::string
text(const json_t *rec, const char *field)
{
    size_t n = 0;
    const char *s = cd_text(rec, field, &n);

    return s != nullptr ? std::string(s, n) : std::string();
}

int
open(const cd_host *, const void *o, void *, void **self)
{
    *self = const_cast<void *>(o); // nothing but the options
    return 0;
}

// Once a record.  h->write and h->write_json append to the file.
cd_status
process(const cd_host *h, void *self, json_t *rec)
{
    return guarded(h, CD_ERROR, [&] {
        const auto *o = static_cast<const opts *>(self);
        std::string line = text(rec, "title") + o->between + text(rec, "id");

        line += '\n';
        return h->write(h, line.data(), line.size()) ? CD_ERROR : CD_KEEP;
    });
}

// Once a file, also where there is no record; `tail` ends it.
int
head(const cd_host *h, void *self)
{
    return guarded(h, -1, [&] {
        std::string line = "title";

        line += static_cast<const opts *>(self)->between;
        line += "id\n";
        return h->write(h, line.data(), line.size());
    });
}

} // namespace

const cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "A line a record: its title and its id.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(opts),
    .reads = reads,
    .examples = examples,
    .open = open,
    .process = process,
    .head = head,
};
