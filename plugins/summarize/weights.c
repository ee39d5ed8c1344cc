/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.27/12.73 (lead 29.75/11.71), Daily Mail mix 43.93/20.71 (41.93/19.54),
 * BBC 84.42/79.40.
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
        -0.0103563628, /* pos0 */
        -0.383224778, /* pos1 */
        0.356578181, /* pos2 */
        0.256782021, /* pos3 */
        0.0567377867, /* pos4 */
        0.101750466, /* pos5 */
        -0.128675525, /* pos7 */
        -0.301332814, /* pos10 */
        0.607062755, /* inverse */
        0.200357612, /* log_pos */
        1.0473085, /* rel */
        -2.51929616, /* rel_words */
        0.165032097, /* log_words */
        2.39201606e-14, /* log_n */
        -0.0276916829, /* length */
        -0.534131082, /* short10 */
        -0.988694476, /* long40 */
        -0.859562868, /* short8 */
        0.0754523687, /* over30 */
        -0.341102407, /* log_length */
        0.0452997674, /* content */
        -1.08886722, /* density */
        0.712491547, /* capital_share */
        0.0479510606, /* capitals */
        0.138075401, /* quote */
        0.445213421, /* quoted */
        -0.888049892, /* quote_first */
        0.543662414, /* figure */
        -0.113464073, /* figures */
        -0.533926685, /* question */
        0.584883035, /* exclamation */
        -0.453783522, /* pronoun */
        -0.422478082, /* pointer */
        -0.408248191, /* link */
        -0.0421504331, /* bracket */
        0, /* caption */
        -0.144671883, /* promo */
        0.100323858, /* says */
        -0.0775620654, /* tail */
        -0.00424229881, /* self */
        -4.46434849, /* selves */
        0.697790858, /* pronouns */
        0.332475625, /* day */
        0.582866564, /* money */
        -0.52061911, /* colon */
        -0.0745955604, /* dash */
        -0.620382484, /* semicolon */
        -1.7916573, /* cos */
        0.538339645, /* mean */
        0.0233362469, /* central */
        4.46953967, /* cos_idf */
        -0.93666789, /* central_idf */
        -0.369297933, /* mean_idf */
        -0.0214527616, /* sum_count */
        0.770942121, /* mean_count */
        -0.170759971, /* idf */
        0.0649094563, /* max_idf */
        -0.00855060761, /* ahead_n */
        1.23390929, /* behind_n */
        0.349178255, /* ahead */
        -0.216095584, /* behind */
        0.0264710296, /* rare_ahead */
        -0.0925211433, /* rare_behind */
        -0.0369313422, /* shared */
        0.890002406, /* shared_n */
        -0.0410764243, /* rank */
        0.8915662, /* like_lead2 */
        -0.620548648, /* like_lead1 */
        -1.31282334, /* like0 */
        -0.223135235, /* like_before */
        0.235702892, /* like_most */
        0.555167214, /* rare0 */
        -0.0587946734, /* early */
        0.0601459792, /* fresh */
        -0.230610678, /* no_end */
        -0.127261394, /* entities */
        0.9393735, /* entity_share */
        0.107210299, /* fresh_entities */
        0.0163133875, /* lead_entities */
        -0.375178605, /* lead0_entities */
        -0.026101401, /* entity_spread */
        1.64161079, /* agency0 */
        -0.0110026316, /* sparse_lead */
        -0.0602671915, /* agency_length */
        -0.651229245, /* agency_cos */
        -0.705428025, /* agency_inverse */
        -0.0809122285, /* agency_quoted */
        0.142519717, /* agency_shared */
        -0.0362534009, /* agency_fresh */
        0.118693804, /* told */
        2.83990957, /* told_mean */
        0.139761685, /* told_content */
        -5.29979031, /* told_content_mean */
        -0.0734451557, /* pairs */
        -0.692788688, /* pairs_mean */
        -3.58064604, /* told_f */
        -7.41717679, /* pairs_f */
        0.596905939, /* told_most */
        -0.0354511313, /* told_often */
    },
    .set = {
        0.49641759, /* near_sum */
        -2.71133528, /* near_most */
        -1.19321694, /* rare_sum */
        0.982953227, /* rare_most */
        2.0662313, /* repeated */
        2.05561343, /* cover */
        -4.46896025, /* cover_n */
        -2.00505411, /* stems */
        -1.38458177, /* length */
        -0.892030716, /* log_length */
        -0.532687499, /* length2 */
        -0.370815617, /* root_length */
        -0.385116057, /* adjacent */
        -0.195542576, /* lead3 */
        -0.0103563628, /* first */
        0.175786548, /* last */
        -33.10996, /* like */
        -0.200941023, /* lead2 */
        6.42199296, /* score */
        -5.93011875, /* score_least */
        3.39360216, /* length_n */
        7.11572195, /* told35 */
        4.24887632, /* told50 */
        0.596403039, /* told70 */
        36.9530941, /* pairs35 */
        27.8760498, /* pairs50 */
        17.2536932, /* pairs70 */
        -0.151621519, /* told */
        -0.540266009, /* pairs */
        0.466638966, /* told_content */
        27.1249911, /* told_mean */
        0.619486654, /* chain */
        0.497093603, /* first_place */
        -0.326627661, /* gap */
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
