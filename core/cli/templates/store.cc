// @NAME@ - a store: a file of records as JSON Lines, which knows what each run
// has made durable.
//
// There is one instance, in a process of its own, which gets all records in the
// order of the inputs.  What is committed lies in blocks: records, and behind
// them a line "#RUN MARK".  So a run that was killed goes on behind its mark, and
// can be taken back.  A database would do this in transactions.
// copydesk/plugin.h says what each part is.
// The level of the plugin ABI that has what is used here.
#define CD_ABI_WANT 1
#include <copydesk/plugin.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace {

// What is read of a record: all.
const cd_field reads[] = { { "*", CD_T_OBJECT, 0, "The whole record." }, {} };

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

class store {
public:
    explicit store(const char *path) : path_(path) { open_file(); }
    ~store() { if (file_ != nullptr) std::fclose(file_); }
    store(const store &) = delete;
    store &operator=(const store &) = delete;

    // What a killed run left behind its last mark goes.
    void recover()
    {
        must(ftruncate(fileno(file_), scan("", nullptr).end) == 0);
    }

    // The newest durable mark of a run; 0: none.
    uint64_t mark_of(const char *run) const { return scan(run, nullptr).mark; }

    void put(const char *s, size_t n)
    {
        must(std::fwrite(s, 1, n, file_) == n &&
             std::fputc('\n', file_) != EOF);
    }

    void commit(const char *run, uint64_t mark)
    {
        const std::string line =
            "#" + std::string(run) + " " + std::to_string(mark) + "\n";

        must(std::fwrite(line.data(), 1, line.size(), file_) == line.size() &&
             std::fflush(file_) == 0 && fdatasync(fileno(file_)) == 0);
    }

    // The blocks of other runs are copied to a file beside this one, which takes
    // its name.
    void undo(const char *run)
    {
        const std::string name = path_ + ".new";
        std::FILE *to = std::fopen(name.c_str(), "w");

        must(to != nullptr);
        scan(run, to);
        bool good = std::fflush(to) == 0 && fdatasync(fileno(to)) == 0;
        good = std::fclose(to) == 0 && good;
        must(good && std::rename(name.c_str(), path_.c_str()) == 0);
        std::fclose(file_);
        open_file();
    }

private:
    struct found {
        uint64_t mark; // the newest of the run
        long end;      // of the last block
    };

    void must(bool good) const
    {
        if (!good)
            throw std::runtime_error("cannot write \"" + path_ + "\"");
    }

    void open_file()
    {
        file_ = std::fopen(path_.c_str(), "a");
        must(file_ != nullptr);
    }

    // Look at all blocks, and copy those of other runs to `to`, if that is not
    // null.
    found scan(const std::string &run, std::FILE *to) const
    {
        std::ifstream in(path_, std::ios::binary);
        std::string line, block;
        found x = { 0, 0 };

        // A line that was not written to its end is none.
        while (std::getline(in, line) && !in.eof()) {
            const auto blank = line.find(' ');

            block += line + "\n";
            if (line[0] != '#' || blank == line.npos)
                continue;
            x.end += static_cast<long>(block.size());
            if (line.compare(1, blank - 1, run) == 0)
                x.mark = std::stoull(line.substr(blank));
            else if (to != nullptr)
                must(std::fwrite(block.data(), 1, block.size(), to) ==
                     block.size());
            block.clear();
        }
        return x;
    }

    std::string path_;
    std::FILE *file_ = nullptr;
};

int
open(const cd_host *h, const void *, void *, void **self)
{
    return guarded(h, -1, [&] {
        auto *s = new store(h->output);

        *self = s;
        try {
            s->recover();
        } catch (...) {
            delete s;
            throw;
        }
        return 0;
    });
}

// Once a record, whose text is h->json.  CD_BROKEN: it is not the record that is
// at fault, but the store.
cd_status
process(const cd_host *h, void *self, json_t *)
{
    return guarded(h, CD_BROKEN, [&] {
        static_cast<store *>(self)->put(h->json, h->json_size);
        return CD_KEEP;
    });
}

// All records so far, and the mark with them, are durable when this returns.
int
commit(const cd_host *h, void *self, uint64_t mark)
{
    return guarded(h, -1, [&] {
        static_cast<store *>(self)->commit(h->run_id, mark);
        return 0;
    });
}

int
resume(const cd_host *h, void *self, uint64_t *mark)
{
    return guarded(h, -1, [&] {
        *mark = static_cast<store *>(self)->mark_of(h->run_id);
        return 0;
    });
}

// Take back what another run has committed.
int
undo(const cd_host *h, void *self, const char *run_id)
{
    return guarded(h, -1, [&] {
        static_cast<store *>(self)->undo(run_id);
        return 0;
    });
}

int
close(const cd_host *, void *self)
{
    delete static_cast<store *>(self);
    return 0;
}

} // namespace

const cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "A file of records that knows what each run has committed.",
    .author = "you",
    .license = "MIT",
    .kind = CD_STORE,
    .reads = reads,
    .open = open,
    .process = process,
    .close = close,
    .commit = commit,
    .resume = resume,
    .undo = undo,
};
