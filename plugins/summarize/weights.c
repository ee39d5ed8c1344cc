/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.25/12.73 (lead 29.75/11.71), Daily Mail mix 43.99/20.63 (41.93/19.54),
 * BBC 84.38/79.35.
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
        -0.0886315124, /* pos0 */
        -0.0265066581, /* pos1 */
        0.0144128182, /* pos2 */
        0.00752648561, /* pos3 */
        -0.00638164039, /* pos4 */
        0.00623640336, /* pos5 */
        0.00160177175, /* pos7 */
        -0.00571716436, /* pos10 */
        0.0622161053, /* inverse */
        0.0101777743, /* log_pos */
        0.064698158, /* rel */
        -0.100101432, /* rel_words */
        0.00406607279, /* log_words */
        5.58364246e-30, /* log_n */
        -0.0017099794, /* length */
        -0.0236284338, /* short10 */
        -0.0325405901, /* long40 */
        -0.0101743481, /* short8 */
        0.00218282566, /* over30 */
        0.0337710217, /* log_length */
        0.00161150807, /* content */
        -0.0352415244, /* density */
        -0.0478459029, /* capital_share */
        0.00450954289, /* capitals */
        0.00237450109, /* quote */
        0.00963961281, /* quoted */
        -0.0162046593, /* quote_first */
        0.0239222002, /* figure */
        -0.00637451038, /* figures */
        -0.0131167705, /* question */
        0.00680051443, /* exclamation */
        -0.00386819982, /* pronoun */
        -0.0138289468, /* pointer */
        -0.00928095768, /* link */
        0.00439422787, /* bracket */
        0.0212267717, /* caption */
        -0.00409484763, /* promo */
        0.00170029738, /* says */
        -0.00722999882, /* tail */
        -0.0140328834, /* self */
        0.0177256598, /* selves */
        -0.0450034249, /* pronouns */
        0.0161384552, /* day */
        0.0116810253, /* money */
        -0.0152378677, /* colon */
        -0.00639182537, /* dash */
        -0.0100102122, /* semicolon */
        -0.0292535469, /* cos */
        0.00106541674, /* mean */
        -0.000312232559, /* central */
        0.18129696, /* cos_idf */
        0.00555407326, /* central_idf */
        -0.0181649999, /* mean_idf */
        -0.00226108881, /* sum_count */
        0.00687577952, /* mean_count */
        -0.00677237146, /* idf */
        0.00206618789, /* max_idf */
        -0.0203860557, /* ahead_n */
        0.00454941035, /* behind_n */
        0.00273278352, /* ahead */
        -0.00438729286, /* behind */
        -0.00219895813, /* rare_ahead */
        -0.00408644396, /* rare_behind */
        0.000758760477, /* shared */
        0.0431843257, /* shared_n */
        -0.00158808725, /* rank */
        0.0376556284, /* like_lead2 */
        0.0102695406, /* like_lead1 */
        -0.0483873737, /* like0 */
        -0.0159863046, /* like_before */
        0.00151427733, /* like_most */
        0.000947204427, /* rare0 */
        -0.016437667, /* early */
        -0.00506446984, /* fresh */
        0.0109580396, /* no_end */
        -0.0112184711, /* entities */
        0.0556726747, /* entity_share */
        0.00612163042, /* fresh_entities */
        0.00425084864, /* lead_entities */
        -0.0221941525, /* lead0_entities */
        0.00143229089, /* entity_spread */
        0.0923170968, /* agency0 */
        0.00446921213, /* sparse_lead */
        -0.0117211461, /* agency_length */
        -0.0185705059, /* agency_cos */
        -0.0473141015, /* agency_inverse */
        0.00860882094, /* agency_quoted */
        0.0132430248, /* agency_shared */
        0.000778851728, /* agency_fresh */
        0.00366145338, /* told */
        0.0582455741, /* told_mean */
        -0.00428092944, /* told_content */
        -0.0926693973, /* told_content_mean */
        -0.0257610514, /* pairs */
        0.00363807121, /* pairs_mean */
        0.710822316, /* told_f */
        1.96329175, /* pairs_f */
        0.011402352, /* told_most */
        0.00366550917, /* told_often */
    },
    .member = {
        -0.0662343917, /* pos0 */
        -0.327437123, /* pos1 */
        0.341095503, /* pos2 */
        0.231558446, /* pos3 */
        0.0233092112, /* pos4 */
        0.0737254289, /* pos5 */
        -0.143578684, /* pos7 */
        -0.324491284, /* pos10 */
        0.233050899, /* inverse */
        0.175936031, /* log_pos */
        0.471230304, /* rel */
        -1.79540538, /* rel_words */
        0.112725433, /* log_words */
        6.26130893e-16, /* log_n */
        -0.0223418795, /* length */
        -0.313465542, /* short10 */
        -0.981921588, /* long40 */
        -0.979153939, /* short8 */
        0.0725736645, /* over30 */
        -0.431424803, /* log_length */
        0.0191067519, /* content */
        -0.910645974, /* density */
        0.798446624, /* capital_share */
        0.0376866624, /* capitals */
        0.120278842, /* quote */
        0.522566293, /* quoted */
        -0.923153313, /* quote_first */
        0.553819918, /* figure */
        -0.11152422, /* figures */
        -1.1332663, /* question */
        0.53732016, /* exclamation */
        -0.43767779, /* pronoun */
        -0.424001554, /* pointer */
        -0.430877855, /* link */
        -0.0215508981, /* bracket */
        0, /* caption */
        -0.142101675, /* promo */
        0.120275048, /* says */
        -0.091875953, /* tail */
        -0.00821534051, /* self */
        -4.5398517, /* selves */
        0.616543524, /* pronouns */
        0.338629218, /* day */
        0.576470233, /* money */
        -0.532430304, /* colon */
        -0.0778182979, /* dash */
        -0.622560443, /* semicolon */
        -1.40879552, /* cos */
        0.30995409, /* mean */
        0.0276964733, /* central */
        3.63334072, /* cos_idf */
        -0.528743064, /* central_idf */
        -0.197781014, /* mean_idf */
        -0.00615486241, /* sum_count */
        0.329332436, /* mean_count */
        -0.171377991, /* idf */
        0.0669304462, /* max_idf */
        0.000822009924, /* ahead_n */
        1.12794489, /* behind_n */
        0.348436716, /* ahead */
        -0.180779361, /* behind */
        0.024387399, /* rare_ahead */
        -0.0978445487, /* rare_behind */
        -0.0209911511, /* shared */
        0.865598926, /* shared_n */
        -0.0556617986, /* rank */
        0.838957724, /* like_lead2 */
        -0.436115882, /* like_lead1 */
        -1.42339077, /* like0 */
        -0.204332519, /* like_before */
        0.130659759, /* like_most */
        0.492340425, /* rare0 */
        -0.166281212, /* early */
        -0.0745050286, /* fresh */
        -0.24948992, /* no_end */
        -0.102175611, /* entities */
        0.721421122, /* entity_share */
        0.105502237, /* fresh_entities */
        0.0190210336, /* lead_entities */
        -0.388457878, /* lead0_entities */
        -0.0264193083, /* entity_spread */
        1.63388602, /* agency0 */
        0.00167657726, /* sparse_lead */
        -0.0457745488, /* agency_length */
        -0.608510247, /* agency_cos */
        -0.613273734, /* agency_inverse */
        0.0173646918, /* agency_quoted */
        0.0993947014, /* agency_shared */
        -0.0362898368, /* agency_fresh */
        0.0689551307, /* told */
        2.56134155, /* told_mean */
        0.0868858796, /* told_content */
        -3.54838057, /* told_content_mean */
        -0.112546685, /* pairs */
        -1.00105725, /* pairs_mean */
        -1.31513811, /* told_f */
        -5.35420451, /* pairs_f */
        0.566288281, /* told_most */
        -0.0256123675, /* told_often */
    },
    .set = {
        0.500207337, /* near_sum */
        -2.40131618, /* near_most */
        -1.22185643, /* rare_sum */
        1.08946339, /* rare_most */
        1.42668731, /* repeated */
        1.12944633, /* cover */
        -3.2636573, /* cover_n */
        -1.22574904, /* stems */
        -1.11709278, /* length */
        -1.06058671, /* log_length */
        -0.380199313, /* length2 */
        -0.344495741, /* root_length */
        -0.383665757, /* adjacent */
        -0.199951856, /* lead3 */
        -0.0662343917, /* first */
        0.0967983886, /* last */
        -31.9411854, /* like */
        -0.206355681, /* lead2 */
        5.73843003, /* score */
        -6.36317837, /* score_least */
        2.23540226, /* length_n */
        8.40213967, /* told35 */
        5.98458716, /* told50 */
        2.82670107, /* told70 */
        30.7024457, /* pairs35 */
        25.0523623, /* pairs50 */
        18.3095959, /* pairs70 */
        -0.141572376, /* told */
        -0.355280717, /* pairs */
        0.361615615, /* told_content */
        23.056458, /* told_mean */
        0.617333983, /* chain */
        0.691309241, /* first_place */
        -0.256002908, /* gap */
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
