/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.20/12.73 (lead 29.75/11.71), Daily Mail mix 44.02/20.72 (41.93/19.54),
 * BBC 84.38/79.34.
 */
#include "model.h"

/* clang-format off */
const struct model model_news = {
    .word = {
        0.433140277, /* bias */
        0.276246109, /* count */
        0.734799834, /* sentences */
        -1.21364508, /* share */
        -0.0646207431, /* idf */
        0.0650123187, /* tfidf */
        0.0379997782, /* inverse */
        -0.310517583, /* log_first */
        -0.64679966, /* rel_first */
        -0.382482791, /* in0 */
        0.0579417213, /* in1 */
        0.105421003, /* in2 */
        0.121673827, /* early */
        -0.45183172, /* spread */
        -0.332288091, /* capital */
        0.455738462, /* entity */
        0.508565492, /* figure */
        -0.904871203, /* quoted */
        -0.0280702127, /* letters */
        0.0101504399, /* stop */
        -0.271307376, /* stop_count */
        -0.167224097, /* place */
        0.520097647, /* central */
        -0.262113992, /* entity_count */
        0.201868287, /* entity0 */
        0.0367538399, /* in0_idf */
        0.0674723595, /* in0_count */
        -0.188884703, /* once */
        -0.0460639449, /* twice */
        0.0720945888, /* idf2 */
        -0.641540256, /* log_n */
        1.64874447, /* frequency */
        -0.276451552, /* agency0 */
    },
    .pair = {
        -0.396647432, /* bias */
        0.0889960675, /* la */
        0.11261673, /* lb */
        0.345875532, /* least */
        -1.5348962, /* product */
        0.970040491, /* count */
        1.72019185, /* inverse */
        -1.60344955, /* in0 */
        -0.422539457, /* in1 */
        -0.0197004997, /* in2 */
        -0.371725146, /* log_first */
        0.469415236, /* entities */
        -0.0776794272, /* entity */
        -0.205566837, /* stop_a */
        -0.293490101, /* stop_b */
        -0.125133633, /* stops */
        0.454848229, /* content_count */
        -0.343624173, /* log_n */
        0.0509192133, /* name */
        0.0265220624, /* logits */
        0.413532101, /* figure_a */
        0.451467785, /* figure_b */
    },
    .sentence = {
        -0.088514602, /* pos0 */
        -0.0264799454, /* pos1 */
        0.0144186693, /* pos2 */
        0.00750979993, /* pos3 */
        -0.00639987727, /* pos4 */
        0.0062277753, /* pos5 */
        0.00159356294, /* pos7 */
        -0.00572322882, /* pos10 */
        0.0622755431, /* inverse */
        0.0101936701, /* log_pos */
        0.0646995797, /* rel */
        -0.100178678, /* rel_words */
        0.00408961559, /* log_words */
        7.77069858e-30, /* log_n */
        -0.00170779635, /* length */
        -0.0236510323, /* short10 */
        -0.032556184, /* long40 */
        -0.0101854475, /* short8 */
        0.00218261562, /* over30 */
        0.033745548, /* log_length */
        0.00161560561, /* content */
        -0.0352904613, /* density */
        -0.047733107, /* capital_share */
        0.00450038555, /* capitals */
        0.00237580486, /* quote */
        0.00963001767, /* quoted */
        -0.0161960422, /* quote_first */
        0.0238795523, /* figure */
        -0.00634788917, /* figures */
        -0.0131215256, /* question */
        0.0068167436, /* exclamation */
        -0.00385750673, /* pronoun */
        -0.0138264204, /* pointer */
        -0.00927675382, /* link */
        0.00420659024, /* bracket */
        0.0224879567, /* caption */
        -0.00409119763, /* promo */
        0.00169843794, /* says */
        -0.00723266542, /* tail */
        -0.0140337603, /* self */
        0.0177716099, /* selves */
        -0.0450357937, /* pronouns */
        0.0161240917, /* day */
        0.0116864357, /* money */
        -0.0152396271, /* colon */
        -0.006390773, /* dash */
        -0.0100249339, /* semicolon */
        -0.0293300514, /* cos */
        0.00107659728, /* mean */
        -0.000312370202, /* central */
        0.181366387, /* cos_idf */
        0.00552819846, /* central_idf */
        -0.01818981, /* mean_idf */
        -0.00226230412, /* sum_count */
        0.00690364557, /* mean_count */
        -0.00676823475, /* idf */
        0.00206632369, /* max_idf */
        -0.020372226, /* ahead_n */
        0.00458776202, /* behind_n */
        0.00273237313, /* ahead */
        -0.0044259363, /* behind */
        -0.00220537954, /* rare_ahead */
        -0.00408527346, /* rare_behind */
        0.000759563123, /* shared */
        0.0431968398, /* shared_n */
        -0.0016106601, /* rank */
        0.0376554868, /* like_lead2 */
        0.0102479998, /* like_lead1 */
        -0.0483679016, /* like0 */
        -0.0159473024, /* like_before */
        0.00150416732, /* like_most */
        0.000956955501, /* rare0 */
        -0.0164113597, /* early */
        -0.00505351355, /* fresh */
        0.0109542856, /* no_end */
        -0.0112245886, /* entities */
        0.0556073917, /* entity_share */
        0.00614069412, /* fresh_entities */
        0.00425212088, /* lead_entities */
        -0.0221880755, /* lead0_entities */
        0.00143770429, /* entity_spread */
        0.0921900564, /* agency0 */
        0.00446235089, /* sparse_lead */
        -0.0117292985, /* agency_length */
        -0.0184051556, /* agency_cos */
        -0.0472389, /* agency_inverse */
        0.00860659986, /* agency_quoted */
        0.0131840868, /* agency_shared */
        0.000774234331, /* agency_fresh */
        0.00365128992, /* told */
        0.0582258693, /* told_mean */
        -0.00428879662, /* told_content */
        -0.092677839, /* told_content_mean */
        -0.0257591783, /* pairs */
        0.00380983531, /* pairs_mean */
        0.711062179, /* told_f */
        1.96311124, /* pairs_f */
        0.0114050194, /* told_most */
        0.00366562347, /* told_often */
    },
    .member = {
        -0.0510406945, /* pos0 */
        -0.336323918, /* pos1 */
        0.33464604, /* pos2 */
        0.229802847, /* pos3 */
        0.0259723577, /* pos4 */
        0.07540178, /* pos5 */
        -0.142447569, /* pos7 */
        -0.32281351, /* pos10 */
        0.240377035, /* inverse */
        0.173890522, /* log_pos */
        0.45574954, /* rel */
        -1.80628081, /* rel_words */
        0.121756688, /* log_words */
        1.38759355e-15, /* log_n */
        -0.021902233, /* length */
        -0.296347784, /* short10 */
        -0.978688178, /* long40 */
        -0.915986155, /* short8 */
        0.072106312, /* over30 */
        -0.413203017, /* log_length */
        0.0192574128, /* content */
        -0.877104897, /* density */
        0.722833379, /* capital_share */
        0.0393803262, /* capitals */
        0.129001432, /* quote */
        0.493258952, /* quoted */
        -0.908736129, /* quote_first */
        0.552724704, /* figure */
        -0.110991885, /* figures */
        -1.06778974, /* question */
        0.565877883, /* exclamation */
        -0.442470337, /* pronoun */
        -0.426647103, /* pointer */
        -0.431547255, /* link */
        -0.0341954764, /* bracket */
        0, /* caption */
        -0.139375096, /* promo */
        0.118635906, /* says */
        -0.0932668631, /* tail */
        -0.00563755608, /* self */
        -4.52858132, /* selves */
        0.543741921, /* pronouns */
        0.340779849, /* day */
        0.581524474, /* money */
        -0.533183788, /* colon */
        -0.0802530212, /* dash */
        -0.620859427, /* semicolon */
        -1.3456575, /* cos */
        0.306661689, /* mean */
        0.0278872827, /* central */
        3.64061872, /* cos_idf */
        -0.526708377, /* central_idf */
        -0.187700571, /* mean_idf */
        -0.00696646335, /* sum_count */
        0.342789812, /* mean_count */
        -0.174914706, /* idf */
        0.0712978245, /* max_idf */
        -0.00970779404, /* ahead_n */
        1.13492101, /* behind_n */
        0.348223152, /* ahead */
        -0.181588442, /* behind */
        0.0263431642, /* rare_ahead */
        -0.0948426354, /* rare_behind */
        -0.0218817233, /* shared */
        0.86755613, /* shared_n */
        -0.0550999099, /* rank */
        0.843554467, /* like_lead2 */
        -0.457284847, /* like_lead1 */
        -1.37535319, /* like0 */
        -0.240496864, /* like_before */
        0.121800177, /* like_most */
        0.460132431, /* rare0 */
        -0.154486318, /* early */
        -0.0731553511, /* fresh */
        -0.248017058, /* no_end */
        -0.102965806, /* entities */
        0.741777907, /* entity_share */
        0.105084302, /* fresh_entities */
        0.0208480163, /* lead_entities */
        -0.383040844, /* lead0_entities */
        -0.0280707624, /* entity_spread */
        1.64030521, /* agency0 */
        0.00583170129, /* sparse_lead */
        -0.0474158222, /* agency_length */
        -0.615944694, /* agency_cos */
        -0.619577596, /* agency_inverse */
        0.0146092399, /* agency_quoted */
        0.0963113905, /* agency_shared */
        -0.0350959513, /* agency_fresh */
        0.0697611169, /* told */
        2.5186617, /* told_mean */
        0.0866732095, /* told_content */
        -3.51623864, /* told_content_mean */
        -0.110240647, /* pairs */
        -1.06285659, /* pairs_mean */
        -1.29587055, /* told_f */
        -5.34563331, /* pairs_f */
        0.547617554, /* told_most */
        -0.0262059688, /* told_often */
    },
    .set = {
        0.552350772, /* near_sum */
        -2.39170643, /* near_most */
        -1.21026755, /* rare_sum */
        1.06013812, /* rare_most */
        1.17935216, /* repeated */
        1.13395154, /* cover */
        -3.41271014, /* cover_n */
        -1.23534677, /* stems */
        -1.09511041, /* length */
        -1.09303984, /* log_length */
        -0.40027797, /* length2 */
        -0.335084555, /* root_length */
        -0.342899908, /* adjacent */
        -0.189361695, /* lead3 */
        -0.0510406945, /* first */
        0.100407147, /* last */
        -32.2399214, /* like */
        -0.217263642, /* lead2 */
        5.75652742, /* score */
        -6.34203751, /* score_least */
        2.23910285, /* length_n */
        8.05556297, /* told35 */
        5.74591916, /* told50 */
        2.74042149, /* told70 */
        30.6382066, /* pairs35 */
        25.0268465, /* pairs50 */
        18.3435744, /* pairs70 */
        -0.138097435, /* told */
        -0.354660552, /* pairs */
        0.359871708, /* told_content */
        23.8074065, /* told_mean */
        0.587173678, /* chain */
        0.65514472, /* first_place */
        -0.260756882, /* gap */
    },
    .ratio = {
        0.142319455, /* pos0 */
        -0.360943203, /* pos1 */
        -0.186029008, /* pos2 */
        -0.0641739087, /* pos3 */
        -0.0811397103, /* pos4 */
        -0.0961925107, /* pos5 */
        0.00571793983, /* pos7 */
        0.0686504418, /* pos10 */
        -0.4585045, /* inverse */
        0.172373999, /* log_pos */
        -0.150898442, /* rel */
        0.342770432, /* rel_words */
        -0.142644225, /* log_words */
        -10348.5083, /* log_n */
        -0.0447877408, /* length */
        -0.836989018, /* short10 */
        -0.00610690451, /* long40 */
        -0.132692794, /* short8 */
        0.0262627434, /* over30 */
        0.0440428161, /* log_length */
        -0.141411859, /* content */
        -1.08034286, /* density */
        -0.832420172, /* capital_share */
        0.098825354, /* capitals */
        0.00719463172, /* quote */
        -0.211903475, /* quoted */
        -0.179678878, /* quote_first */
        0.1398565, /* figure */
        -0.0284697247, /* figures */
        -1.17854698, /* question */
        -0.788452598, /* exclamation */
        -0.161852644, /* pronoun */
        -0.295044476, /* pointer */
        -0.0689893626, /* link */
        0.413619457, /* bracket */
        0, /* caption */
        -0.250115241, /* promo */
        1.10009563, /* says */
        0.0901650189, /* tail */
        0.235982187, /* self */
        -2.64952576, /* selves */
        -0.145146769, /* pronouns */
        -0.0466981522, /* day */
        0.401401384, /* money */
        -0.0537205488, /* colon */
        0.243242385, /* dash */
        -0.0387849559, /* semicolon */
        -2.36163595, /* cos */
        -0.0588332601, /* mean */
        0.0946757127, /* central */
        -0.773709161, /* cos_idf */
        1.41904218, /* central_idf */
        -0.178554661, /* mean_idf */
        0.0344335482, /* sum_count */
        -0.555557511, /* mean_count */
        0.10522692, /* idf */
        0.00712368996, /* max_idf */
        0.129394871, /* ahead_n */
        -0.0159968364, /* behind_n */
        0.0325373554, /* ahead */
        0.0583300267, /* behind */
        0.029550113, /* rare_ahead */
        -0.0389415332, /* rare_behind */
        0.0491387328, /* shared */
        0.583885539, /* shared_n */
        -0.443409622, /* rank */
        0.109933402, /* like_lead2 */
        -0.505029003, /* like_lead1 */
        -0.460048744, /* like0 */
        0.234585776, /* like_before */
        -0.714260756, /* like_most */
        0.588974164, /* rare0 */
        0.618204182, /* early */
        -0.179130866, /* fresh */
        1.79045367, /* no_end */
        0.0477696544, /* entities */
        -0.0709965239, /* entity_share */
        -0.10771644, /* fresh_entities */
        0.0167603826, /* lead_entities */
        -0.330213805, /* lead0_entities */
        0.0234850367, /* entity_spread */
        0, /* agency0 */
        0.108760222, /* sparse_lead */
        0, /* agency_length */
        0, /* agency_cos */
        0, /* agency_inverse */
        0, /* agency_quoted */
        0, /* agency_shared */
        0, /* agency_fresh */
        -0.0656314702, /* told */
        0.305253766, /* told_mean */
        0.282425138, /* told_content */
        0.00322934709, /* told_content_mean */
        0.0349389446, /* pairs */
        5.73691932, /* pairs_mean */
        -4.79912475, /* told_f */
        -0.740426583, /* pairs_f */
        -0.687905472, /* told_most */
        -0.0299111715, /* told_often */
    },
    .echo = {
        0.69411159, /* cosine_page */
        0.592449962, /* cosine_page as it is */
        -1.24422324, /* cosine_page place */
        0.762843611, /* stem_cosine_page */
        0.404027781, /* stem_cosine_page as it is */
        -1.16423066, /* stem_cosine_page place */
        -0.305680881, /* binary_page */
        0.300662437, /* binary_page as it is */
        -0.317845552, /* binary_page place */
        -0.281970736, /* jaccard */
        0.0162691308, /* jaccard as it is */
        -0.115235748, /* jaccard place */
        0.885371471, /* mean */
        -0.000946489846, /* mean as it is */
        0.300113005, /* mean place */
        -0.0491347557, /* all_cosine_page */
        -0.681604075, /* all_cosine_page as it is */
        -0.545354229, /* all_cosine_page place */
        1.83184942, /* all_overlap_page */
        0.311153774, /* all_overlap_page as it is */
        -0.377401832, /* all_overlap_page place */
        -0.61783064, /* bm25 */
        -0.0217161149, /* bm25 as it is */
        0.264263417, /* bm25 place */
        1.64592614, /* all_bm25 */
        0.00300771392, /* all_bm25 as it is */
        -0.274021006, /* all_bm25 place */
        -0.429601866, /* overlap */
        0.0224814877, /* overlap as it is */
        0.223508453, /* overlap place */
        0.136386122, /* common */
        0.0286187319, /* common as it is */
        -0.0774285883, /* common place */
        -0.352686354, /* word_common */
        -0.00492058297, /* word_common as it is */
        -0.202456804, /* word_common place */
        0.163658283, /* word_overlap */
        0.0991328197, /* word_overlap as it is */
        -0.257125423, /* word_overlap place */
        -0.0114460808, /* all_common */
        -0.00324053103, /* all_common as it is */
        0.0620307648, /* all_common place */
    },
};
/* clang-format on */
