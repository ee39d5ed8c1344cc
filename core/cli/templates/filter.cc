// @NAME@ - a filter: counts the words of the text, and drops short articles.
//
// Every part that a filter may have is here; take out what yours does not need.
// copydesk/plugin.h says what each is.
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <exception>
#include <string_view>

namespace {

// The options of a stage, as the host stores them.
struct opts {
    int64_t at_least;
};

// Their names, defaults, ranges and help: the host checks what users write.
const cd_option options[] = {
    CD_OPT_INT(opts, at_least, 1, 0, 1000000,
        "Articles with fewer words are dropped."),
    {}
};

// What is read of a record: one without it, or with another type, is rejected
// before process is called.
const cd_field reads[] = { { "text", CD_T_STRING, 0, "The article." }, {} };

// What is written: the host proves from this that later stages find it.
const cd_field writes[] = {
    { "@NAME@_words", CD_T_INT, 0, "How many words the text has." }, {}
};

// Shown by `copydesk describe @NAME@`, and run by `copydesk check`.
const cd_example examples[] = {
    { "Words are counted.", nullptr, "{\"text\": \"The ferry sank.\"}",
        "{\"text\": \"The ferry sank.\", \"@NAME@_words\": 3}" },
    { "A short article is dropped.", "{\"at_least\": 5}",
        "{\"text\": \"The ferry sank.\"}", nullptr },
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

// What one worker has.
class counter {
public:
    explicit counter(const opts *o) : o_(o) {}

    cd_status process(const cd_host *h, json_t *rec) const
    {
        size_t n = 0;
        const char *s = cd_text(rec, "text", &n);
        int64_t words = count(std::string_view(s, n));

        if (words < o_->at_least) {
            cd_count(h, "short", 1); // `copydesk stats` shows it
            return CD_DROP;
        }
        return cd_set(h, rec, "@NAME@_words", json_integer(words)) ? CD_ERROR
                                                                    : CD_KEEP;
    }

private:
    static int64_t count(std::string_view s)
    {
        int64_t words = 0;
        bool inside = false;

        for (char c : s) {
            bool letter = static_cast<unsigned char>(c) > ' ';

            words += letter && !inside;
            inside = letter;
        }
        return words;
    }

    const opts *o_;
};

// Once in every worker.  Read files in `prepare`, which runs once a stage and
// before the workers are confined.
int
open(const cd_host *h, const void *o, void *, void **self)
{
    return guarded(h, -1, [&] {
        *self = new counter(static_cast<const opts *>(o));
        return 0;
    });
}

// Once a record: keep, drop or, behind cd_fail, reject it.
cd_status
process(const cd_host *h, void *self, json_t *rec)
{
    return guarded(h, CD_ERROR,
        [&] { return static_cast<const counter *>(self)->process(h, rec); });
}

int
close(const cd_host *, void *self)
{
    delete static_cast<counter *>(self);
    return 0;
}

} // namespace

const cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "Counts words, and drops short articles.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .open = open,
    .process = process,
    .close = close,
};
