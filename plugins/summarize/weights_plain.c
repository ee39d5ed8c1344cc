/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.36/12.84 (lead 29.75/11.71), Daily Mail mix 43.34/20.21 (41.93/19.54),
 * BBC 84.30/79.25.
 */
#include "model.h"

/* clang-format off */
const struct model model_plain = {
    .word = {
        0.252071378, /* bias */
        0.232933378, /* count */
        0.76384013, /* sentences */
        -1.1073941, /* share */
        0, /* idf */
        0.0297740473, /* tfidf */
        0.118351122, /* inverse */
        -0.304577242, /* log_first */
        -0.629241783, /* rel_first */
        -0.147478793, /* in0 */
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
        -0.0188494278, /* in0_idf */
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
        -0.0658795093, /* pos0 */
        -0.0270252689, /* pos1 */
        0.0110209353, /* pos2 */
        0.00607195505, /* pos3 */
        -0.00709515978, /* pos4 */
        0.00497720796, /* pos5 */
        0.00135707083, /* pos7 */
        -0.00571787963, /* pos10 */
        0.0671109673, /* inverse */
        0.0103013257, /* log_pos */
        0.070599315, /* rel */
        -0.102020521, /* rel_words */
        0.00340938417, /* log_words */
        0, /* log_n */
        -0.0018827692, /* length */
        -0.0199793621, /* short10 */
        -0.0332213109, /* long40 */
        -0.00876781288, /* short8 */
        0.00236873083, /* over30 */
        0.0383064451, /* log_length */
        0.00184628033, /* content */
        -0.0363626673, /* density */
        -0.0543264536, /* capital_share */
        0.00498616944, /* capitals */
        0.00229797575, /* quote */
        0.0110367855, /* quoted */
        -0.0156755, /* quote_first */
        0.0244567181, /* figure */
        -0.00674233925, /* figures */
        -0.0126886451, /* question */
        0.00552849516, /* exclamation */
        -0.00455949058, /* pronoun */
        -0.0142367594, /* pointer */
        -0.010033687, /* link */
        0.00510992516, /* bracket */
        0.0221231923, /* caption */
        -0.00363167949, /* promo */
        0.00163847774, /* says */
        -0.00740495205, /* tail */
        -0.013866039, /* self */
        0.0166199061, /* selves */
        -0.0444562612, /* pronouns */
        0.016436576, /* day */
        0.0115274042, /* money */
        -0.0142326281, /* colon */
        -0.00585140046, /* dash */
        -0.00925351994, /* semicolon */
        0.0298335234, /* cos */
        0.00244534124, /* mean */
        2.76524486e-05, /* central */
        0.0298335234, /* cos_idf */
        0.0187945191, /* central_idf */
        0.00156270888, /* mean_idf */
        -0.00240309506, /* sum_count */
        -0.0262418158, /* mean_count */
        0.00166630718, /* idf */
        0.00166630718, /* max_idf */
        -0.0228379083, /* ahead_n */
        0.000631946464, /* behind_n */
        -0.0001194356, /* ahead */
        0.00412615999, /* behind */
        0.00292110656, /* rare_ahead */
        -0.00528192735, /* rare_behind */
        -0.000577396132, /* shared */
        0.0623369779, /* shared_n */
        -0.000908613608, /* rank */
        0.0333361772, /* like_lead2 */
        -0.0158079812, /* like_lead1 */
        -0.122580267, /* like0 */
        -0.0171212572, /* like_before */
        -0.0012926321, /* like_most */
        0.0891527808, /* rare0 */
        -0.0172304152, /* early */
        -0.00549196638, /* fresh */
        0.0106548444, /* no_end */
        -0.0116638698, /* entities */
        0.0514429787, /* entity_share */
        0.00572762258, /* fresh_entities */
        0.00397464552, /* lead_entities */
        -0.0243107204, /* lead0_entities */
        0.00201204876, /* entity_spread */
        0.096393436, /* agency0 */
        0.00486436859, /* sparse_lead */
        -0.0118904001, /* agency_length */
        0.0324210199, /* agency_cos */
        -0.0497927146, /* agency_inverse */
        0.00804376011, /* agency_quoted */
        -0.00873399197, /* agency_shared */
        0.000853547974, /* agency_fresh */
        0.00179617759, /* told */
        0.0512492655, /* told_mean */
        -0.00449340368, /* told_content */
        -0.0831366523, /* told_content_mean */
        -0.0262976643, /* pairs */
        0.0319936593, /* pairs_mean */
        0.768578962, /* told_f */
        1.95027652, /* pairs_f */
        0.0101742753, /* told_most */
        0.00505983288, /* told_often */
    },
    .member = {
        -0.0254202986, /* pos0 */
        -0.231861981, /* pos1 */
        0.485643615, /* pos2 */
        0.397003708, /* pos3 */
        0.135764558, /* pos4 */
        0.175822884, /* pos5 */
        0.00831722713, /* pos7 */
        -0.27999468, /* pos10 */
        0.352642354, /* inverse */
        0.20315959, /* log_pos */
        0.718396898, /* rel */
        -1.82105395, /* rel_words */
        0.112381701, /* log_words */
        5.79794321e-15, /* log_n */
        -0.0220063166, /* length */
        -0.131302348, /* short10 */
        -0.967527245, /* long40 */
        -0.882618782, /* short8 */
        0.069110199, /* over30 */
        -0.305225288, /* log_length */
        0.0248606245, /* content */
        -0.963711293, /* density */
        0.477418415, /* capital_share */
        0.0550283061, /* capitals */
        0.0812733814, /* quote */
        0.481390779, /* quoted */
        -0.939585742, /* quote_first */
        0.549787402, /* figure */
        -0.112044138, /* figures */
        -1.09407014, /* question */
        0.496124001, /* exclamation */
        -0.423975307, /* pronoun */
        -0.377854436, /* pointer */
        -0.428022552, /* link */
        0.0391958823, /* bracket */
        0, /* caption */
        -0.0347073505, /* promo */
        0.137540346, /* says */
        -0.100772994, /* tail */
        -0.0310317649, /* self */
        -4.54375285, /* selves */
        0.605470027, /* pronouns */
        0.330069568, /* day */
        0.625512398, /* money */
        -0.47021882, /* colon */
        -0.0757069178, /* dash */
        -0.573226468, /* semicolon */
        0.32354285, /* cos */
        0.249435506, /* mean */
        0.0238849707, /* central */
        0.32354285, /* cos_idf */
        -1.04256654, /* central_idf */
        0.159403709, /* mean_idf */
        -0.00710364443, /* sum_count */
        -0.00412607121, /* mean_count */
        57156.5454, /* idf */
        57156.5454, /* max_idf */
        0.107982741, /* ahead_n */
        1.11628864, /* behind_n */
        0.211624908, /* ahead */
        -0.255785364, /* behind */
        0.10914226, /* rare_ahead */
        -0.0472432543, /* rare_behind */
        -0.0410262765, /* shared */
        1.18324375, /* shared_n */
        -0.114634458, /* rank */
        0.858549386, /* like_lead2 */
        -0.393097765, /* like_lead1 */
        -2.00630899, /* like0 */
        -0.231476588, /* like_before */
        0.172320309, /* like_most */
        0.949374747, /* rare0 */
        -0.133417197, /* early */
        -0.137488261, /* fresh */
        -0.276028459, /* no_end */
        -0.121752366, /* entities */
        0.808970664, /* entity_share */
        0.105639881, /* fresh_entities */
        0.012126421, /* lead_entities */
        -0.394671268, /* lead0_entities */
        -0.0113530057, /* entity_spread */
        1.41843365, /* agency0 */
        0.0380262364, /* sparse_lead */
        -0.0194633453, /* agency_length */
        0.509526612, /* agency_cos */
        -0.180356396, /* agency_inverse */
        0.0993182871, /* agency_quoted */
        -0.0908832272, /* agency_shared */
        -0.0318844592, /* agency_fresh */
        0.0751640679, /* told */
        2.28855158, /* told_mean */
        0.0824443179, /* told_content */
        -3.69467479, /* told_content_mean */
        -0.139965918, /* pairs */
        0.14582298, /* pairs_mean */
        -0.610916865, /* told_f */
        -5.71198422, /* pairs_f */
        0.430362014, /* told_most */
        -0.00459062568, /* told_often */
    },
    .set = {
        1.47115721, /* near_sum */
        -2.89742791, /* near_most */
        -2.16053212, /* rare_sum */
        1.20487325, /* rare_most */
        2.53773614, /* repeated */
        1.00708414, /* cover */
        -2.84443683, /* cover_n */
        -0.920058426, /* stems */
        -1.10031412, /* length */
        -1.01028237, /* log_length */
        -0.415455096, /* length2 */
        -0.325366677, /* root_length */
        -0.415608617, /* adjacent */
        -0.296464713, /* lead3 */
        -0.0254202986, /* first */
        0.0191466051, /* last */
        -30.298876, /* like */
        -0.242697175, /* lead2 */
        5.55646255, /* score */
        -6.46161282, /* score_least */
        2.2775697, /* length_n */
        8.22007344, /* told35 */
        5.68577172, /* told50 */
        2.35401191, /* told70 */
        32.4974915, /* pairs35 */
        26.724294, /* pairs50 */
        19.770472, /* pairs70 */
        -0.165417098, /* told */
        -0.374938698, /* pairs */
        0.353376637, /* told_content */
        24.4427096, /* told_mean */
        0.629587758, /* chain */
        0.818029567, /* first_place */
        -0.16187905, /* gap */
        -0.245957389, /* agency_length */
        -0.0641395796, /* agency_length2 */
        -0.398930327, /* agency_told */
        -8.6967209, /* agency_pairs */
    },
    .ratio = {
        0.612995546, /* pos0 */
        -0.445239322, /* pos1 */
        -0.247432946, /* pos2 */
        -0.100385853, /* pos3 */
        -0.100986382, /* pos4 */
        -0.109747228, /* pos5 */
        -0.00403853751, /* pos7 */
        0.0661153833, /* pos10 */
        -0.110791814, /* inverse */
        0.2001401, /* log_pos */
        -0.167220264, /* rel */
        0.349583747, /* rel_words */
        -0.147191405, /* log_words */
        0, /* log_n */
        -0.0453328825, /* length */
        -0.871854847, /* short10 */
        -0.0126901087, /* long40 */
        -0.130201207, /* short8 */
        0.0278007712, /* over30 */
        0.0292342797, /* log_length */
        -0.135434827, /* content */
        -1.037802, /* density */
        -0.749509768, /* capital_share */
        0.0977466339, /* capitals */
        0.0119930785, /* quote */
        -0.215474514, /* quoted */
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
        -0.236632888, /* pronouns */
        -0.0423847743, /* day */
        0.396780687, /* money */
        -0.0511268483, /* colon */
        0.248735015, /* dash */
        -0.000373148436, /* semicolon */
        -1.19424595, /* cos */
        -0.114815927, /* mean */
        0.0954256841, /* central */
        -1.19424595, /* cos_idf */
        0.594441152, /* central_idf */
        -0.0733738834, /* mean_idf */
        0.0316645593, /* sum_count */
        -0.678107365, /* mean_count */
        0.0228450742, /* idf */
        0.0228450742, /* max_idf */
        0.124857842, /* ahead_n */
        -0.0112635989, /* behind_n */
        -0.0611891231, /* ahead */
        0.162180612, /* behind */
        0.348504316, /* rare_ahead */
        0.188829193, /* rare_behind */
        0.00895748389, /* shared */
        0.568738788, /* shared_n */
        -0.409184226, /* rank */
        0.0413405398, /* like_lead2 */
        -1.28554227, /* like_lead1 */
        -2.08397858, /* like0 */
        0.252259129, /* like_before */
        -0.62256327, /* like_most */
        2.35195069, /* rare0 */
        0.550609492, /* early */
        -0.0855853127, /* fresh */
        1.83324144, /* no_end */
        0.0533434389, /* entities */
        0.144810233, /* entity_share */
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
        -0.0650039385, /* told */
        0.0495196375, /* told_mean */
        0.27120087, /* told_content */
        0.191670143, /* told_content_mean */
        0.0284612073, /* pairs */
        5.6559266, /* pairs_mean */
        -4.19344234, /* told_f */
        -0.95520877, /* pairs_f */
        -0.792297917, /* told_most */
        -0.0175936639, /* told_often */
    },
    .echo = {
        0.689563306, /* cosine_page */
        0.544348381, /* cosine_page as it is */
        -1.24722172, /* cosine_page place */
        0.720222526, /* stem_cosine_page */
        0.319330951, /* stem_cosine_page as it is */
        -1.11379662, /* stem_cosine_page place */
        -0.212748531, /* binary_page */
        0.327802172, /* binary_page as it is */
        -0.329838209, /* binary_page place */
        -0.233868461, /* jaccard */
        -0.166054144, /* jaccard as it is */
        -0.128106293, /* jaccard place */
        0.847926279, /* mean */
        -0.0585964054, /* mean as it is */
        0.310385769, /* mean place */
        -0.0464078289, /* all_cosine_page */
        -0.686927429, /* all_cosine_page as it is */
        -0.534516073, /* all_cosine_page place */
        1.970623, /* all_overlap_page */
        0.308012719, /* all_overlap_page as it is */
        -0.391159319, /* all_overlap_page place */
        -0.590879757, /* bm25 */
        -0.0214755706, /* bm25 as it is */
        0.249086389, /* bm25 place */
        1.63917731, /* all_bm25 */
        0.00305174419, /* all_bm25 as it is */
        -0.271654948, /* all_bm25 place */
        -0.430614642, /* overlap */
        -0.0207893309, /* overlap as it is */
        0.213973738, /* overlap place */
        0.247906674, /* common */
        0.0307726448, /* common as it is */
        -0.080283527, /* common place */
        -0.286423324, /* word_common */
        -0.000474242216, /* word_common as it is */
        -0.201373047, /* word_common place */
        0.196967356, /* word_overlap */
        0.0917756096, /* word_overlap as it is */
        -0.256046564, /* word_overlap place */
        -0.135579, /* all_common */
        -0.0032274815, /* all_common as it is */
        0.0733611187, /* all_common place */
    },
};
/* clang-format on */
