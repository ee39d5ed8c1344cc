/* SPDX-License-Identifier: MIT */
#include "images.h"

#include <copydesk/record.h>

/* The first element in a figure whose class says that it is a credit. */
static uint32_t
credit_in(const struct dom *dom, uint32_t figure)
{
    static const char *const words[] = { "credit", "copyright", "attribution",
        "photographer", NULL };
    uint32_t i;

    for (i = figure + 1; i < dom->v[figure].end; i++) {
        if (dom_attr_holds(dom, i, ATTR_class, words))
            return i;
    }
    return DOM_NONE;
}

static int
put_text_member(json_t *image, const char *key, struct str text)
{
    return text.n > 0
               ? json_object_set_new(image, key, json_stringn(text.s, text.n))
               : 0;
}

/* An absolute one, not a picture in itself ("data:"). */
static bool
is_address(const struct str *src)
{
    return src != NULL &&
           (str_begins(*src, "http://") || str_begins(*src, "https://"));
}

/* A figure as {caption, credit, url}; what it lacks is left out. */
static json_t *
image_of(struct dom *dom, uint32_t figure)
{
    uint32_t end = dom->v[figure].end, credit = credit_in(dom, figure);
    uint32_t caption = dom_find(dom, figure, end, TAG_figcaption);
    uint32_t img = dom_find(dom, figure, end, TAG_img);
    const struct str *src =
        img != DOM_NONE ? dom_attr(dom, img, ATTR_src) : NULL;
    struct str none = { "", 0 }, by = none, text = none;
    json_t *image = json_object();

    if (credit != DOM_NONE) {
        by = dom_folded(dom, credit);
        if (credit != caption)
            dom_remove(dom, credit);
    }
    if (caption != DOM_NONE && caption != credit)
        text = dom_folded(dom, caption);
    if (by.n + text.n == 0)
        return image;
    if (put_text_member(image, "caption", text) ||
        put_text_member(image, "credit", by) ||
        put_text_member(image, "url", is_address(src) ? *src : none)) {
        json_decref(image);
        return NULL;
    }
    return image;
}

int
images_set(
    const struct cd_host *host, json_t *rec, struct page *page, uint32_t root)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[root].end;
    size_t n = 0;

    if (json_object_get(rec, "images") != NULL)
        return 0;
    dom_restore(dom);
    for (i = dom_find(dom, root, end, TAG_figure);
         i != DOM_NONE && n < IMAGES_MOST;
         i = dom_find(dom, dom->v[i].end, end, TAG_figure)) {
        json_t *image = image_of(dom, i);

        if (image != NULL && json_object_size(image) == 0) {
            json_decref(image);
            continue;
        }
        n++;
        if (cd_append(host, rec, "images", image))
            return -1;
    }
    return 0;
}
