/* SPDX-License-Identifier: MIT */
#include "tags.h"

#include "str.h"

static const struct str names[] = { { "", 0 },
#define TAG_NAME(name) { #name, sizeof(#name) - 1 },
    TAGS(TAG_NAME)
#undef TAG_NAME
};

#define BLOCK   TAG_IS_BLOCK
#define DROPPED TAG_IS_DROPPED
#define HEADING (TAG_IS_HEADING | TAG_IS_BLOCK)
#define HIDDEN  (TAG_IS_HIDDEN | TAG_IS_DROPPED)

/* Source: the content categories of the HTML standard (html.spec.whatwg.org),
 * and what publishers put into elements that are no part of an article. */
static const unsigned char kinds[TAG_COUNT] = {
    [TAG_address] = BLOCK,
    [TAG_applet] = DROPPED,
    [TAG_article] = BLOCK,
    [TAG_aside] = BLOCK | DROPPED,
    [TAG_audio] = DROPPED,
    [TAG_blockquote] = BLOCK,
    [TAG_body] = BLOCK,
    [TAG_button] = DROPPED,
    [TAG_canvas] = DROPPED,
    [TAG_center] = BLOCK,
    [TAG_dd] = BLOCK,
    [TAG_details] = BLOCK,
    [TAG_dialog] = BLOCK | DROPPED,
    [TAG_div] = BLOCK,
    [TAG_dl] = BLOCK,
    [TAG_dt] = BLOCK,
    [TAG_embed] = DROPPED,
    [TAG_fieldset] = BLOCK | DROPPED,
    [TAG_figcaption] = BLOCK | DROPPED,
    [TAG_figure] = BLOCK | DROPPED,
    [TAG_footer] = BLOCK | DROPPED,
    [TAG_form] = BLOCK | DROPPED,
    [TAG_h1] = HEADING,
    [TAG_h2] = HEADING,
    [TAG_h3] = HEADING,
    [TAG_h4] = HEADING,
    [TAG_h5] = HEADING,
    [TAG_h6] = HEADING,
    [TAG_head] = DROPPED,
    [TAG_header] = BLOCK,
    [TAG_hr] = BLOCK,
    [TAG_html] = BLOCK,
    [TAG_iframe] = DROPPED,
    [TAG_img] = DROPPED,
    [TAG_input] = DROPPED,
    [TAG_label] = DROPPED,
    [TAG_li] = BLOCK,
    [TAG_link] = DROPPED,
    [TAG_main] = BLOCK,
    [TAG_map] = DROPPED,
    [TAG_math] = DROPPED,
    [TAG_menu] = BLOCK | DROPPED,
    [TAG_meta] = DROPPED,
    [TAG_meter] = DROPPED,
    [TAG_nav] = BLOCK | DROPPED,
    [TAG_noscript] = HIDDEN,
    [TAG_object] = DROPPED,
    [TAG_ol] = BLOCK,
    [TAG_option] = DROPPED,
    [TAG_p] = BLOCK,
    [TAG_picture] = DROPPED,
    [TAG_pre] = BLOCK,
    [TAG_progress] = DROPPED,
    [TAG_rp] = DROPPED,
    [TAG_rt] = DROPPED,
    [TAG_script] = HIDDEN,
    [TAG_section] = BLOCK,
    [TAG_select] = DROPPED,
    [TAG_source] = DROPPED,
    [TAG_style] = HIDDEN,
    [TAG_summary] = BLOCK,
    [TAG_svg] = DROPPED,
    [TAG_table] = BLOCK,
    [TAG_tbody] = BLOCK,
    [TAG_td] = BLOCK,
    [TAG_template] = HIDDEN,
    [TAG_textarea] = DROPPED,
    [TAG_th] = BLOCK,
    [TAG_thead] = BLOCK,
    [TAG_title] = DROPPED,
    [TAG_tr] = BLOCK,
    [TAG_track] = DROPPED,
    [TAG_ul] = BLOCK,
    [TAG_video] = DROPPED,
};

enum tag
tags_of(const char *name, size_t n)
{
    size_t low = 1, high = sizeof(names) / sizeof(names[0]);

    while (low < high) {
        size_t k = (low + high) / 2;
        int order = n > 0 ? name[0] - names[k].s[0] : -1;

        if (order == 0)
            order = memcmp(name, names[k].s, n < names[k].n ? n : names[k].n);
        if (order == 0 && n == names[k].n)
            return (enum tag)k;
        if (order < 0 || (order == 0 && n < names[k].n))
            high = k;
        else
            low = k + 1;
    }
    return TAG_other;
}

unsigned
tags_are(enum tag tag)
{
    return kinds[tag];
}
