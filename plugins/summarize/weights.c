/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.25/12.75 (lead 29.75/11.71), Daily Mail mix 44.07/20.77 (41.93/19.54),
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
        -0.0885893857, /* pos0 */
        -0.0264651044, /* pos1 */
        0.0144200768, /* pos2 */
        0.00745456351, /* pos3 */
        -0.00639125888, /* pos4 */
        0.00623623783, /* pos5 */
        0.00161749087, /* pos7 */
        -0.00570563573, /* pos10 */
        0.0622446696, /* inverse */
        0.0102302469, /* log_pos */
        0.0647979009, /* rel */
        -0.100258197, /* rel_words */
        0.00404833866, /* log_words */
        0, /* log_n */
        -0.00170637906, /* length */
        -0.0233350811, /* short10 */
        -0.0325250205, /* long40 */
        -0.0101379121, /* short8 */
        0.00217651891, /* over30 */
        0.0336764577, /* log_length */
        0.00161489583, /* content */
        -0.0352151661, /* density */
        -0.0481374962, /* capital_share */
        0.00450180526, /* capitals */
        0.00238383817, /* quote */
        0.00960608761, /* quoted */
        -0.0161721347, /* quote_first */
        0.023924485, /* figure */
        -0.00635885759, /* figures */
        -0.013089835, /* question */
        0.00688391417, /* exclamation */
        -0.00385203294, /* pronoun */
        -0.013814091, /* pointer */
        -0.0092604023, /* link */
        0.00399484744, /* bracket */
        0.0220308143, /* caption */
        -0.00363396776, /* promo */
        0.00171626682, /* says */
        -0.00722856887, /* tail */
        -0.0140377491, /* self */
        0.0179630377, /* selves */
        -0.0449412101, /* pronouns */
        0.016152417, /* day */
        0.0116881055, /* money */
        -0.0152695959, /* colon */
        -0.00639177508, /* dash */
        -0.0100148531, /* semicolon */
        -0.0290955446, /* cos */
        0.00116177764, /* mean */
        -0.000321924586, /* central */
        0.181036536, /* cos_idf */
        0.00546713314, /* central_idf */
        -0.018077196, /* mean_idf */
        -0.0022584326, /* sum_count */
        0.00673497864, /* mean_count */
        -0.00676536982, /* idf */
        0.00206347531, /* max_idf */
        -0.0204137754, /* ahead_n */
        0.00456873725, /* behind_n */
        0.00274029974, /* ahead */
        -0.00439811835, /* behind */
        -0.00221056642, /* rare_ahead */
        -0.00410040703, /* rare_behind */
        0.000766385956, /* shared */
        0.0431719415, /* shared_n */
        -0.0015726861, /* rank */
        0.0376426544, /* like_lead2 */
        0.0103259806, /* like_lead1 */
        -0.0483549234, /* like0 */
        -0.0159323219, /* like_before */
        0.00146429706, /* like_most */
        0.000949107167, /* rare0 */
        -0.0165016034, /* early */
        -0.00506706696, /* fresh */
        0.0109863998, /* no_end */
        -0.0112214645, /* entities */
        0.0556871628, /* entity_share */
        0.00613973715, /* fresh_entities */
        0.00423960748, /* lead_entities */
        -0.0221500946, /* lead0_entities */
        0.00144326636, /* entity_spread */
        0.0921336396, /* agency0 */
        0.00442644129, /* sparse_lead */
        -0.0117237428, /* agency_length */
        -0.0183641988, /* agency_cos */
        -0.0472572935, /* agency_inverse */
        0.00862779433, /* agency_quoted */
        0.0132326308, /* agency_shared */
        0.000776379062, /* agency_fresh */
        0.00368407329, /* told */
        0.0582170414, /* told_mean */
        -0.00429217963, /* told_content */
        -0.0927166147, /* told_content_mean */
        -0.0257494884, /* pairs */
        0.00391632327, /* pairs_mean */
        0.710102434, /* told_f */
        1.96343433, /* pairs_f */
        0.0114729738, /* told_most */
        0.0036667581, /* told_often */
    },
    .member = {
        -0.0834012012, /* pos0 */
        -0.334454049, /* pos1 */
        0.368170826, /* pos2 */
        0.255842702, /* pos3 */
        0.0179721647, /* pos4 */
        0.0868619536, /* pos5 */
        -0.142991594, /* pos7 */
        -0.319735856, /* pos10 */
        0.218495154, /* inverse */
        0.193767199, /* log_pos */
        0.493212906, /* rel */
        -1.79894319, /* rel_words */
        0.111085086, /* log_words */
        6.81571801e-15, /* log_n */
        -0.0209243998, /* length */
        -0.316399642, /* short10 */
        -0.983183449, /* long40 */
        -0.978276309, /* short8 */
        0.0724411946, /* over30 */
        -0.412778288, /* log_length */
        0.0189633981, /* content */
        -0.898337569, /* density */
        0.737130376, /* capital_share */
        0.0421474408, /* capitals */
        0.124441464, /* quote */
        0.52816108, /* quoted */
        -0.933156795, /* quote_first */
        0.55954435, /* figure */
        -0.109779106, /* figures */
        -1.19434967, /* question */
        0.54247679, /* exclamation */
        -0.438140035, /* pronoun */
        -0.425139741, /* pointer */
        -0.436001438, /* link */
        -0.0129488509, /* bracket */
        0, /* caption */
        -0.066491594, /* promo */
        0.120859398, /* says */
        -0.0945212643, /* tail */
        -0.0138102304, /* self */
        -4.50985756, /* selves */
        0.610907278, /* pronouns */
        0.333314505, /* day */
        0.577756676, /* money */
        -0.501922609, /* colon */
        -0.0764069206, /* dash */
        -0.626484725, /* semicolon */
        -1.51591836, /* cos */
        0.353743915, /* mean */
        0.0269944076, /* central */
        3.58918688, /* cos_idf */
        -0.641974115, /* central_idf */
        -0.192362965, /* mean_idf */
        -0.00738446945, /* sum_count */
        0.275325644, /* mean_count */
        -0.168456731, /* idf */
        0.0708327228, /* max_idf */
        0.0596509048, /* ahead_n */
        1.13811312, /* behind_n */
        0.338976121, /* ahead */
        -0.183738052, /* behind */
        0.0259646379, /* rare_ahead */
        -0.0972583161, /* rare_behind */
        -0.022907199, /* shared */
        0.826807909, /* shared_n */
        -0.112560619, /* rank */
        0.851094544, /* like_lead2 */
        -0.36359602, /* like_lead1 */
        -1.52308589, /* like0 */
        -0.192784838, /* like_before */
        0.117267883, /* like_most */
        0.504831033, /* rare0 */
        -0.177555441, /* early */
        -0.0935416855, /* fresh */
        -0.240177593, /* no_end */
        -0.105255255, /* entities */
        0.68965105, /* entity_share */
        0.104791785, /* fresh_entities */
        0.025907427, /* lead_entities */
        -0.418497761, /* lead0_entities */
        -0.0261237124, /* entity_spread */
        1.48463403, /* agency0 */
        -0.00973589269, /* sparse_lead */
        -0.00995464601, /* agency_length */
        -0.542435917, /* agency_cos */
        -0.324925432, /* agency_inverse */
        0.0111518113, /* agency_quoted */
        0.189094883, /* agency_shared */
        -0.0268535193, /* agency_fresh */
        0.0678356152, /* told */
        2.49364569, /* told_mean */
        0.0935041797, /* told_content */
        -3.59581505, /* told_content_mean */
        -0.11221559, /* pairs */
        -1.11967026, /* pairs_mean */
        -1.26128864, /* told_f */
        -4.98846165, /* pairs_f */
        0.552292251, /* told_most */
        -0.027802558, /* told_often */
    },
    .set = {
        0.405115103, /* near_sum */
        -2.28519831, /* near_most */
        -1.22757011, /* rare_sum */
        1.09354662, /* rare_most */
        1.77581302, /* repeated */
        1.14801964, /* cover */
        -3.07019568, /* cover_n */
        -1.18581158, /* stems */
        -1.04621875, /* length */
        -1.20613836, /* log_length */
        -0.390649572, /* length2 */
        -0.333311906, /* root_length */
        -0.365879739, /* adjacent */
        -0.220340961, /* lead3 */
        -0.0834012012, /* first */
        0.0875913488, /* last */
        -32.382104, /* like */
        -0.216841031, /* lead2 */
        5.59622763, /* score */
        -6.24896882, /* score_least */
        2.33749663, /* length_n */
        8.16454904, /* told35 */
        5.75935827, /* told50 */
        2.65080572, /* told70 */
        31.3944019, /* pairs35 */
        25.8321476, /* pairs50 */
        19.19434, /* pairs70 */
        -0.14817505, /* told */
        -0.358292142, /* pairs */
        0.359559185, /* told_content */
        24.5081253, /* told_mean */
        0.606655563, /* chain */
        0.730557957, /* first_place */
        -0.284961787, /* gap */
        -0.186752084, /* agency_length */
        -0.0555947276, /* agency_length2 */
        0.10186697, /* agency_told */
        -6.93353907, /* agency_pairs */
    },
    .ratio = {
        0.142319456, /* pos0 */
        -0.360943203, /* pos1 */
        -0.186029008, /* pos2 */
        -0.0641739086, /* pos3 */
        -0.0811397102, /* pos4 */
        -0.0961925106, /* pos5 */
        0.00571793982, /* pos7 */
        0.0686504418, /* pos10 */
        -0.458504502, /* inverse */
        0.172373999, /* log_pos */
        -0.150898443, /* rel */
        0.342770433, /* rel_words */
        -0.142644226, /* log_words */
        0, /* log_n */
        -0.044787741, /* length */
        -0.836989019, /* short10 */
        -0.00610690419, /* long40 */
        -0.132692795, /* short8 */
        0.0262627433, /* over30 */
        0.0440428193, /* log_length */
        -0.141411859, /* content */
        -1.08034286, /* density */
        -0.832420174, /* capital_share */
        0.098825354, /* capitals */
        0.0071946317, /* quote */
        -0.211903475, /* quoted */
        -0.179678878, /* quote_first */
        0.139856499, /* figure */
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
        -2.36163596, /* cos */
        -0.0588332584, /* mean */
        0.0946757128, /* central */
        -0.773709165, /* cos_idf */
        1.41904218, /* central_idf */
        -0.178554661, /* mean_idf */
        0.0344335481, /* sum_count */
        -0.555557512, /* mean_count */
        0.10522692, /* idf */
        0.00712368998, /* max_idf */
        0.129394871, /* ahead_n */
        -0.0159968361, /* behind_n */
        0.0325373548, /* ahead */
        0.0583300261, /* behind */
        0.029550113, /* rare_ahead */
        -0.0389415332, /* rare_behind */
        0.0491387327, /* shared */
        0.58388554, /* shared_n */
        -0.443409622, /* rank */
        0.109933402, /* like_lead2 */
        -0.505029004, /* like_lead1 */
        -0.460048744, /* like0 */
        0.234585776, /* like_before */
        -0.714260756, /* like_most */
        0.588974164, /* rare0 */
        0.618204182, /* early */
        -0.179130866, /* fresh */
        1.79045367, /* no_end */
        0.0477696543, /* entities */
        -0.0709965235, /* entity_share */
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
        -0.0656314687, /* told */
        0.305253772, /* told_mean */
        0.282425139, /* told_content */
        0.00322934694, /* told_content_mean */
        0.0349389452, /* pairs */
        5.73691935, /* pairs_mean */
        -4.79912483, /* told_f */
        -0.740426654, /* pairs_f */
        -0.687905473, /* told_most */
        -0.0299111715, /* told_often */
    },
    .echo = {
        0.69411159, /* cosine_page */
        0.592449962, /* cosine_page as it is */
        -1.24422324, /* cosine_page place */
        0.762843613, /* stem_cosine_page */
        0.404027781, /* stem_cosine_page as it is */
        -1.16423066, /* stem_cosine_page place */
        -0.305680885, /* binary_page */
        0.300662438, /* binary_page as it is */
        -0.317845552, /* binary_page place */
        -0.281970737, /* jaccard */
        0.0162691312, /* jaccard as it is */
        -0.115235749, /* jaccard place */
        0.885371474, /* mean */
        -0.000946490077, /* mean as it is */
        0.300113006, /* mean place */
        -0.049134755, /* all_cosine_page */
        -0.681604077, /* all_cosine_page as it is */
        -0.545354229, /* all_cosine_page place */
        1.83184943, /* all_overlap_page */
        0.311153772, /* all_overlap_page as it is */
        -0.377401832, /* all_overlap_page place */
        -0.61783064, /* bm25 */
        -0.0217161149, /* bm25 as it is */
        0.264263416, /* bm25 place */
        1.64592614, /* all_bm25 */
        0.00300771392, /* all_bm25 as it is */
        -0.274021006, /* all_bm25 place */
        -0.429601868, /* overlap */
        0.0224814877, /* overlap as it is */
        0.223508454, /* overlap place */
        0.136386125, /* common */
        0.0286187319, /* common as it is */
        -0.0774285887, /* common place */
        -0.352686356, /* word_common */
        -0.00492058298, /* word_common as it is */
        -0.202456804, /* word_common place */
        0.163658283, /* word_overlap */
        0.0991328197, /* word_overlap as it is */
        -0.257125423, /* word_overlap place */
        -0.0114460833, /* all_common */
        -0.00324053102, /* all_common as it is */
        0.0620307647, /* all_common place */
    },
};
/* clang-format on */
