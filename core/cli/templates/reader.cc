// @NAME@ - a reader: makes a record of each line "TITLE<tab>TEXT".
//
// The host unpacks inputs and cuts them into entries as `framing` says; what an
// entry becomes depends on it alone.  copydesk/plugin.h says what each part is.
// The level of the plugin ABI that has what is used here.
#define CD_ABI_WANT 1
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <exception>
#include <stdexcept>
#include <string_view>

namespace {

// What the records have: stages and outputs may read it.
const cd_field writes[] = {
    { "title", CD_T_STRING, 0, "What stands before the first tab." },
    { "text", CD_T_STRING, 0, "What stands behind it." }, {}
};

// The bytes of an entry, and the record.
const cd_example examples[] = {
    { "a line", nullptr, "Ferry sinks\tIt sank on Monday.",
        "{\"title\": \"Ferry sinks\", \"text\": \"It sank on Monday.\"}" },
    {}
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

// Once an entry.  The bytes may be anything; CD_DROP leaves the entry out, and
// with CD_ERROR, or an exception, it stands in the rejects, with the reason.
cd_status
read(const cd_host *h, void *, const char *bytes, size_t n, json_t *rec)
{
    return guarded(h, CD_ERROR, [&] {
        const std::string_view line(bytes, n);
        const auto tab = line.find('\t');

        if (tab == line.npos)
            throw std::runtime_error("the line has no tab");
        return cd_set_text(h, rec, "title", line.data(), tab) ||
                       cd_set_text(h, rec, "text", line.data() + tab + 1,
                           n - tab - 1)
                   ? CD_ERROR
                   : CD_KEEP;
    });
}

} // namespace

const cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Makes a record of each line TITLE, tab, TEXT.",
    .author = "you",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .framing = "lines",
    .read = read,
};
