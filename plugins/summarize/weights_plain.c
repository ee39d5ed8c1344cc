/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.29/12.68 (lead 29.75/11.71), Daily Mail mix 43.65/20.23 (41.93/19.54),
 * BBC 84.30/79.25.
 */
#include "model.h"

/* clang-format off */
const struct model model_plain = {
    .word = {
        0.252071378, /* bias */
        0.232933378, /* count */
        0.763840129, /* sentences */
        -1.1073941, /* share */
        0, /* idf */
        0.0297740473, /* tfidf */
        0.118351122, /* inverse */
        -0.304577242, /* log_first */
        -0.629241783, /* rel_first */
        -0.147478792, /* in0 */
        0.0448591917, /* in1 */
        0.0927969918, /* in2 */
        0.129939051, /* early */
        -0.46405639, /* spread */
        -0.135908369, /* capital */
        0.27341353, /* entity */
        0.526838496, /* figure */
        -0.928063155, /* quoted */
        -0.0148443775, /* letters */
        0.0883946856, /* stop */
        -0.467474331, /* stop_count */
        -0.180032584, /* place */
        0.520885835, /* central */
        -0.00144657097, /* entity_count */
        0.378027606, /* entity0 */
        -0.0188494279, /* in0_idf */
        0.0362882628, /* in0_count */
        -0.203571679, /* once */
        -0.0502028733, /* twice */
        0, /* idf2 */
        -0.643692857, /* log_n */
        1.58872321, /* frequency */
        -0.313512274, /* agency0 */
    },
    .pair = {
        -0.358872417, /* bias */
        0.0983418975, /* la */
        0.12116592, /* lb */
        0.343788447, /* least */
        -1.70498582, /* product */
        0.984699169, /* count */
        1.70026425, /* inverse */
        -1.58644104, /* in0 */
        -0.414599717, /* in1 */
        -0.0146496566, /* in2 */
        -0.374315129, /* log_first */
        0.472113453, /* entities */
        -0.0725835134, /* entity */
        -0.198060398, /* stop_a */
        -0.288916508, /* stop_b */
        -0.125143326, /* stops */
        0.460953714, /* content_count */
        -0.347083832, /* log_n */
        0.0232660416, /* name */
        0.0407355401, /* logits */
        0.415490334, /* figure_a */
        0.453983703, /* figure_b */
    },
    .sentence = {
        -0.0658746315, /* pos0 */
        -0.0270532428, /* pos1 */
        0.0110007255, /* pos2 */
        0.00611780628, /* pos3 */
        -0.00709730651, /* pos4 */
        0.00497318564, /* pos5 */
        0.00134101975, /* pos7 */
        -0.00572801929, /* pos10 */
        0.0670606717, /* inverse */
        0.0102700803, /* log_pos */
        0.0703764754, /* rel */
        -0.101820795, /* rel_words */
        0.00342827548, /* log_words */
        -6.36872906e-31, /* log_n */
        -0.00188301776, /* length */
        -0.0200699514, /* short10 */
        -0.0332371864, /* long40 */
        -0.00878333482, /* short8 */
        0.00237307931, /* over30 */
        0.0383627916, /* log_length */
        0.00184235824, /* content */
        -0.0363196986, /* density */
        -0.0540982659, /* capital_share */
        0.00499696444, /* capitals */
        0.00229226938, /* quote */
        0.0110742297, /* quoted */
        -0.0157091671, /* quote_first */
        0.0244657228, /* figure */
        -0.00676010157, /* figures */
        -0.0126922061, /* question */
        0.00545582833, /* exclamation */
        -0.00456981805, /* pronoun */
        -0.0142362601, /* pointer */
        -0.010045427, /* link */
        0.00554856217, /* bracket */
        0.0210991519, /* caption */
        -0.00365252922, /* promo */
        0.00163365002, /* says */
        -0.00740825211, /* tail */
        -0.0138734359, /* self */
        0.0165072577, /* selves */
        -0.0443669485, /* pronouns */
        0.0164310114, /* day */
        0.0115213404, /* money */
        -0.0142107295, /* colon */
        -0.00585526164, /* dash */
        -0.00924663376, /* semicolon */
        0.0298773223, /* cos */
        0.00244056712, /* mean */
        3.28135183e-05, /* central */
        0.0298773223, /* cos_idf */
        0.0187761741, /* central_idf */
        0.00155965796, /* mean_idf */
        -0.0024039436, /* sum_count */
        -0.0262446652, /* mean_count */
        0.00166887708, /* idf */
        0.00166887708, /* max_idf */
        -0.0228456818, /* ahead_n */
        0.000615591126, /* behind_n */
        -0.000147232644, /* ahead */
        0.00407727399, /* behind */
        0.00293150668, /* rare_ahead */
        -0.00525698399, /* rare_behind */
        -0.000582943001, /* shared */
        0.0623890613, /* shared_n */
        -0.00090009957, /* rank */
        0.0333399858, /* like_lead2 */
        -0.0158692839, /* like_lead1 */
        -0.122486946, /* like0 */
        -0.0171962937, /* like_before */
        -0.00127031493, /* like_most */
        0.0890739, /* rare0 */
        -0.0171626613, /* early */
        -0.00552512019, /* fresh */
        0.0106792316, /* no_end */
        -0.0116618954, /* entities */
        0.051380258, /* entity_share */
        0.0057081437, /* fresh_entities */
        0.00398426474, /* lead_entities */
        -0.0243499805, /* lead0_entities */
        0.00200447606, /* entity_spread */
        0.0965204546, /* agency0 */
        0.00492009599, /* sparse_lead */
        -0.0118885853, /* agency_length */
        0.0322723938, /* agency_cos */
        -0.0497567863, /* agency_inverse */
        0.00803764408, /* agency_quoted */
        -0.00873706061, /* agency_shared */
        0.00085452119, /* agency_fresh */
        0.00177139099, /* told */
        0.0513273787, /* told_mean */
        -0.00447522726, /* told_content */
        -0.0832031552, /* told_content_mean */
        -0.0263205552, /* pairs */
        0.0317135342, /* pairs_mean */
        0.769413809, /* told_f */
        1.95056171, /* pairs_f */
        0.0101221479, /* told_most */
        0.00505953616, /* told_often */
    },
    .member = {
        0.0142644621, /* pos0 */
        -0.18060625, /* pos1 */
        0.484827503, /* pos2 */
        0.410066201, /* pos3 */
        0.160714419, /* pos4 */
        0.175260506, /* pos5 */
        0.0232395152, /* pos7 */
        -0.269271006, /* pos10 */
        0.390175948, /* inverse */
        0.19101892, /* log_pos */
        0.695427943, /* rel */
        -1.8189473, /* rel_words */
        0.125436204, /* log_words */
        5.72172084e-15, /* log_n */
        -0.0219632419, /* length */
        -0.294249734, /* short10 */
        -0.963259783, /* long40 */
        -0.926679541, /* short8 */
        0.0668671747, /* over30 */
        -0.311374505, /* log_length */
        0.0227305311, /* content */
        -0.879914137, /* density */
        0.42380853, /* capital_share */
        0.0530392411, /* capitals */
        0.0796977993, /* quote */
        0.495736235, /* quoted */
        -0.937744366, /* quote_first */
        0.557492832, /* figure */
        -0.118515859, /* figures */
        -1.08243924, /* question */
        0.54308585, /* exclamation */
        -0.402326383, /* pronoun */
        -0.388278091, /* pointer */
        -0.414174154, /* link */
        0.0305911739, /* bracket */
        0, /* caption */
        -0.0571357315, /* promo */
        0.139140572, /* says */
        -0.0962018006, /* tail */
        -0.0215946279, /* self */
        -4.27993904, /* selves */
        0.290462691, /* pronouns */
        0.325458597, /* day */
        0.610697445, /* money */
        -0.484023729, /* colon */
        -0.0733853948, /* dash */
        -0.568094202, /* semicolon */
        0.252095174, /* cos */
        0.229266256, /* mean */
        0.0268013515, /* central */
        0.252095174, /* cos_idf */
        -0.912801134, /* central_idf */
        0.146514407, /* mean_idf */
        -0.00709673802, /* sum_count */
        0.0273490573, /* mean_count */
        42703.5153, /* idf */
        42703.5153, /* max_idf */
        -0.0101562955, /* ahead_n */
        1.09953323, /* behind_n */
        0.237834577, /* ahead */
        -0.268377415, /* behind */
        0.0993820608, /* rare_ahead */
        -0.0441268822, /* rare_behind */
        -0.0384135351, /* shared */
        1.19648405, /* shared_n */
        -0.0873990051, /* rank */
        0.828813987, /* like_lead2 */
        -0.430584178, /* like_lead1 */
        -2.00462653, /* like0 */
        -0.22743532, /* like_before */
        0.165143268, /* like_most */
        0.99508414, /* rare0 */
        -0.146908626, /* early */
        -0.118098642, /* fresh */
        -0.285323142, /* no_end */
        -0.115376236, /* entities */
        0.775793864, /* entity_share */
        0.107337589, /* fresh_entities */
        0.00855968772, /* lead_entities */
        -0.373069892, /* lead0_entities */
        -0.0132282526, /* entity_spread */
        1.67423325, /* agency0 */
        0.0391149298, /* sparse_lead */
        -0.0650398548, /* agency_length */
        0.372001871, /* agency_cos */
        -0.619489425, /* agency_inverse */
        0.116955994, /* agency_quoted */
        -0.204489334, /* agency_shared */
        -0.0435047108, /* agency_fresh */
        0.0722397742, /* told */
        2.46908535, /* told_mean */
        0.0752985513, /* told_content */
        -3.37408775, /* told_content_mean */
        -0.146869436, /* pairs */
        0.166876351, /* pairs_mean */
        -0.757292775, /* told_f */
        -6.14486439, /* pairs_f */
        0.524759976, /* told_most */
        -0.00181029722, /* told_often */
    },
    .set = {
        1.73107882, /* near_sum */
        -3.12468433, /* near_most */
        -2.19182727, /* rare_sum */
        1.26782703, /* rare_most */
        2.30019339, /* repeated */
        0.917700611, /* cover */
        -2.78995289, /* cover_n */
        -1.00060643, /* stems */
        -1.09816048, /* length */
        -0.972090415, /* log_length */
        -0.386038534, /* length2 */
        -0.327355049, /* root_length */
        -0.421797764, /* adjacent */
        -0.289275255, /* lead3 */
        0.0142644621, /* first */
        0.00469712708, /* last */
        -29.7673203, /* like */
        -0.223641339, /* lead2 */
        5.7458136, /* score */
        -6.44500433, /* score_least */
        2.11841505, /* length_n */
        8.08160753, /* told35 */
        5.5994259, /* told50 */
        2.37176523, /* told70 */
        31.4497113, /* pairs35 */
        25.6396393, /* pairs50 */
        18.6910534, /* pairs70 */
        -0.148263704, /* told */
        -0.363155652, /* pairs */
        0.366763695, /* told_content */
        23.5138407, /* told_mean */
        0.627832513, /* chain */
        0.763501705, /* first_place */
        -0.174898597, /* gap */
    },
    .ratio = {
        0.612995542, /* pos0 */
        -0.445239322, /* pos1 */
        -0.247432946, /* pos2 */
        -0.100385853, /* pos3 */
        -0.100986382, /* pos4 */
        -0.109747228, /* pos5 */
        -0.00403853745, /* pos7 */
        0.0661153833, /* pos10 */
        -0.110791815, /* inverse */
        0.2001401, /* log_pos */
        -0.167220263, /* rel */
        0.349583746, /* rel_words */
        -0.147191404, /* log_words */
        -10297.5471, /* log_n */
        -0.0453328824, /* length */
        -0.871854846, /* short10 */
        -0.0126901089, /* long40 */
        -0.130201207, /* short8 */
        0.0278007712, /* over30 */
        0.0292342769, /* log_length */
        -0.135434827, /* content */
        -1.037802, /* density */
        -0.749509766, /* capital_share */
        0.0977466338, /* capitals */
        0.0119930785, /* quote */
        -0.215474513, /* quoted */
        -0.183939293, /* quote_first */
        0.122038347, /* figure */
        -0.0160378122, /* figures */
        -1.17617526, /* question */
        -0.745943779, /* exclamation */
        -0.172208069, /* pronoun */
        -0.304966985, /* pointer */
        -0.0761372414, /* link */
        0.41284127, /* bracket */
        0, /* caption */
        -0.254002611, /* promo */
        1.10094581, /* says */
        0.091850777, /* tail */
        0.230456636, /* self */
        -2.68442313, /* selves */
        -0.236632887, /* pronouns */
        -0.0423847743, /* day */
        0.396780687, /* money */
        -0.0511268483, /* colon */
        0.248735015, /* dash */
        -0.000373148358, /* semicolon */
        -1.19424595, /* cos */
        -0.114815928, /* mean */
        0.095425684, /* central */
        -1.19424595, /* cos_idf */
        0.594441147, /* central_idf */
        -0.073373884, /* mean_idf */
        0.0316645594, /* sum_count */
        -0.678107364, /* mean_count */
        0.0228450741, /* idf */
        0.0228450741, /* max_idf */
        0.124857842, /* ahead_n */
        -0.0112635991, /* behind_n */
        -0.0611891227, /* ahead */
        0.162180612, /* behind */
        0.348504315, /* rare_ahead */
        0.188829193, /* rare_behind */
        0.00895748397, /* shared */
        0.568738787, /* shared_n */
        -0.409184226, /* rank */
        0.0413405399, /* like_lead2 */
        -1.28554227, /* like_lead1 */
        -2.08397857, /* like0 */
        0.252259129, /* like_before */
        -0.622563269, /* like_most */
        2.35195069, /* rare0 */
        0.550609492, /* early */
        -0.0855853126, /* fresh */
        1.83324144, /* no_end */
        0.053343439, /* entities */
        0.144810232, /* entity_share */
        -0.108651137, /* fresh_entities */
        0.0242251277, /* lead_entities */
        -0.209352374, /* lead0_entities */
        0.0201221262, /* entity_spread */
        0, /* agency0 */
        0.113670246, /* sparse_lead */
        0, /* agency_length */
        0, /* agency_cos */
        0, /* agency_inverse */
        0, /* agency_quoted */
        0, /* agency_shared */
        0, /* agency_fresh */
        -0.0650039398, /* told */
        0.0495196345, /* told_mean */
        0.271200869, /* told_content */
        0.191670144, /* told_content_mean */
        0.0284612066, /* pairs */
        5.65592657, /* pairs_mean */
        -4.19344228, /* told_f */
        -0.955208695, /* pairs_f */
        -0.792297916, /* told_most */
        -0.017593664, /* told_often */
    },
    .echo = {
        0.689563306, /* cosine_page */
        0.544348382, /* cosine_page as it is */
        -1.24722172, /* cosine_page place */
        0.720222525, /* stem_cosine_page */
        0.319330951, /* stem_cosine_page as it is */
        -1.11379662, /* stem_cosine_page place */
        -0.212748528, /* binary_page */
        0.327802171, /* binary_page as it is */
        -0.329838209, /* binary_page place */
        -0.233868461, /* jaccard */
        -0.166054145, /* jaccard as it is */
        -0.128106293, /* jaccard place */
        0.847926276, /* mean */
        -0.0585964052, /* mean as it is */
        0.310385768, /* mean place */
        -0.0464078295, /* all_cosine_page */
        -0.686927428, /* all_cosine_page as it is */
        -0.534516073, /* all_cosine_page place */
        1.97062299, /* all_overlap_page */
        0.308012721, /* all_overlap_page as it is */
        -0.391159319, /* all_overlap_page place */
        -0.590879757, /* bm25 */
        -0.0214755706, /* bm25 as it is */
        0.249086389, /* bm25 place */
        1.63917731, /* all_bm25 */
        0.0030517442, /* all_bm25 as it is */
        -0.271654948, /* all_bm25 place */
        -0.430614639, /* overlap */
        -0.0207893309, /* overlap as it is */
        0.213973737, /* overlap place */
        0.247906672, /* common */
        0.0307726448, /* common as it is */
        -0.0802835268, /* common place */
        -0.286423322, /* word_common */
        -0.000474242214, /* word_common as it is */
        -0.201373047, /* word_common place */
        0.196967356, /* word_overlap */
        0.0917756096, /* word_overlap as it is */
        -0.256046564, /* word_overlap place */
        -0.135578996, /* all_common */
        -0.00322748151, /* all_common as it is */
        0.0733611188, /* all_common place */
    },
};
/* clang-format on */
