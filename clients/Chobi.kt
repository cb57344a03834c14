// The procedures and events of this server. Needs kotlinx-serialization-json and kotlinx-coroutines-core.
@file:Suppress("unused")

package live.chobi.client

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.decodeFromJsonElement
import kotlinx.serialization.json.encodeToJsonElement

/** UUID, version 7. */
typealias Id = String

/** ISO-8601 in UTC, with milliseconds. */
typealias Time = String

/** How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws [ChobiException]. */
interface Transport {
    suspend fun query(path: String, input: JsonElement?): JsonElement
    suspend fun mutation(path: String, input: JsonElement?): JsonElement
    fun subscription(path: String, input: JsonElement?): Flow<Tracked<JsonElement>>
}

/** One value of a subscription; a client that comes back names the last id it has. */
data class Tracked<T>(val id: String, val data: T)

/** A refusal: `data` of tRPC's error. [reason] is stable, [field] names bad input, [retryAfter] is in seconds. */
@Serializable
data class Refusal(
    val code: String,
    val httpStatus: Int,
    val reason: String,
    val path: String? = null,
    val field: String? = null,
    val retryAfter: Long? = null,
    val requestId: String? = null,
)

class ChobiException(val refusal: Refusal, message: String) : Exception(message)

/** Reasons of refusals; later ones may be added. */
object Reasons {
    const val ACCOUNT_FROZEN = "account_frozen"
    const val ACCOUNT_SUSPENDED = "account_suspended"
    const val ADDRESS_TOO_FAST = "address_too_fast"
    const val ADMIN_ONLY = "admin_only"
    const val ADMINISTRATOR = "administrator"
    const val AGE_UNCONFIRMED = "age_unconfirmed"
    const val ALREADY_HOST = "already_host"
    const val ALREADY_VERIFIED = "already_verified"
    const val ALREADY_VOTED = "already_voted"
    const val ANSWERS_ARE_NOT_PINNED = "answers_are_not_pinned"
    const val API_KEY_NOT_FOUND = "api_key_not_found"
    const val ARCHIVE_RECENT = "archive_recent"
    const val AUDIT_RUNNING = "audit_running"
    const val BAD_INPUT = "bad_input"
    const val BALANCE_LIMIT = "balance_limit"
    const val BANNED = "banned"
    const val BATTLE_NOT_FOUND = "battle_not_found"
    const val BATTLE_OVER = "battle_over"
    const val BATTLE_PROPOSED = "battle_proposed"
    const val BATTLE_RUNNING = "battle_running"
    const val BIRTH_DATE_KNOWN = "birth_date_known"
    const val BLOCKED = "blocked"
    const val BLOCKED_BY_HOST = "blocked_by_host"
    const val BUSY = "busy"
    const val CANNOT_MODERATE = "cannot_moderate"
    const val CHAT_FLOOD = "chat_flood"
    const val CHAT_SIMILAR = "chat_similar"
    const val COIN_DEBT = "coin_debt"
    const val COIN_PACK_CODE_TAKEN = "coin_pack_code_taken"
    const val COIN_PACK_NOT_FOUND = "coin_pack_not_found"
    const val COMMENT_NOT_FOUND = "comment_not_found"
    const val DAILY_LIMIT = "daily_limit"
    const val DEADLINE_EXCEEDED = "deadline_exceeded"
    const val DEVICE_NOT_FOUND = "device_not_found"
    const val DISK_FULL = "disk_full"
    const val EMAIL_TAKEN = "email_taken"
    const val EMOJI_NAME_TAKEN = "emoji_name_taken"
    const val EMOJI_NOT_FOUND = "emoji_not_found"
    const val ENDPOINT_DISABLED = "endpoint_disabled"
    const val ENDPOINT_NOT_FOUND = "endpoint_not_found"
    const val EXCEEDS_ORIGINAL = "exceeds_original"
    const val FOLLOWERS_ONLY = "followers_only"
    const val GIFT_CODE_TAKEN = "gift_code_taken"
    const val GIFT_NOT_FOUND = "gift_not_found"
    const val HOLD_CLOSED = "hold_closed"
    const val HOST_TIER_NOT_FOUND = "host_tier_not_found"
    const val IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused"
    const val INSUFFICIENT_FUNDS = "insufficient_funds"
    const val INTERNAL = "internal"
    const val LIST_PRIVATE = "list_private"
    const val MAIL_BUSY = "mail_busy"
    const val MALFORMED_JSON = "malformed_json"
    const val MESSAGE_DELETED = "message_deleted"
    const val MESSAGE_NOT_FOUND = "message_not_found"
    const val MORE_THAN_PAID = "more_than_paid"
    const val NO_RECORDING = "no_recording"
    const val NOT_A_GIFT = "not_a_gift"
    const val NOT_A_MODERATOR = "not_a_moderator"
    const val NOT_OWNER = "not_owner"
    const val NOT_YOUR_ACCOUNT = "not_your_account"
    const val NOT_YOUR_CHANNEL = "not_your_channel"
    const val NOT_YOUR_INVOICE = "not_your_invoice"
    const val NOT_YOUR_PAYOUT = "not_your_payout"
    const val NOT_YOUR_PURCHASE = "not_your_purchase"
    const val NOT_YOUR_SESSION = "not_your_session"
    const val NOT_YOUR_TIER = "not_your_tier"
    const val NOTIFICATION_NOT_FOUND = "notification_not_found"
    const val OPPONENT_NOT_LIVE = "opponent_not_live"
    const val OVERLAY_NOT_FOUND = "overlay_not_found"
    const val OWN_ACCOUNT = "own_account"
    const val OWN_DAILY_LIMIT = "own_daily_limit"
    const val OWN_GIFT = "own_gift"
    const val OWN_PAYOUT = "own_payout"
    const val OWN_SESSION = "own_session"
    const val OWN_TIER = "own_tier"
    const val PAYMENT_PROVIDER_AWAY = "payment_provider_away"
    const val PAYMENT_PROVIDER_REFUSED = "payment_provider_refused"
    const val PAYMENTS_OFF = "payments_off"
    const val PAYOUT_BELOW_MINIMUM = "payout_below_minimum"
    const val PAYOUT_DECIDED = "payout_decided"
    const val PAYOUT_DESTINATION_MISSING = "payout_destination_missing"
    const val PAYOUT_NOT_FOUND = "payout_not_found"
    const val PAYOUT_PENDING = "payout_pending"
    const val PAYOUT_TOO_SMALL = "payout_too_small"
    const val PAYOUTS_OFF = "payouts_off"
    const val PLAYLIST_FULL = "playlist_full"
    const val PLAYLIST_ITEM_NOT_FOUND = "playlist_item_not_found"
    const val PLAYLIST_NOT_FOUND = "playlist_not_found"
    const val POLL_CLOSED = "poll_closed"
    const val POLL_NOT_FOUND = "poll_not_found"
    const val POLL_OPEN = "poll_open"
    const val PRICE_CHANGED = "price_changed"
    const val PRIVATE_PLAYLIST = "private_playlist"
    const val PRIVATE_SESSION = "private_session"
    const val PRIVATE_VIDEO = "private_video"
    const val PROCEDURE_NOT_FOUND = "procedure_not_found"
    const val PURCHASE_NOT_FOUND = "purchase_not_found"
    const val PURCHASE_NOT_PAID = "purchase_not_paid"
    const val RECEIPT_OF_ANOTHER_USER = "receipt_of_another_user"
    const val REFRESH_EXPIRED = "refresh_expired"
    const val REFRESH_REUSED = "refresh_reused"
    const val REFRESH_REVOKED = "refresh_revoked"
    const val REFRESH_UNKNOWN = "refresh_unknown"
    const val REFUND_TOO_OLD = "refund_too_old"
    const val RESTREAM_NOT_FOUND = "restream_not_found"
    const val REVIEW_LATE = "review_late"
    const val REVIEW_REFUSED = "review_refused"
    const val RULE_NOT_FOUND = "rule_not_found"
    const val SECOND_FACTOR_OFF = "second_factor_off"
    const val SECOND_FACTOR_ON = "second_factor_on"
    const val SECOND_FACTOR_REQUIRED = "second_factor_required"
    const val SESSION_ENDED = "session_ended"
    const val SESSION_LIVE = "session_live"
    const val SESSION_NOT_ENDED = "session_not_ended"
    const val SESSION_NOT_FOUND = "session_not_found"
    const val SESSION_NOT_LIVE = "session_not_live"
    const val SIGN_IN_BUSY = "sign_in_busy"
    const val SIGN_IN_REQUIRED = "sign_in_required"
    const val SLOW_MODE = "slow_mode"
    const val STORAGE_USED_UP = "storage_used_up"
    const val STORE_NOT_FOUND = "store_not_found"
    const val TIMED_OUT = "timed_out"
    const val TOKEN_EXPIRED = "token_expired"
    const val TOKEN_INVALID = "token_invalid"
    const val TOKEN_UNKNOWN = "token_unknown"
    const val TOO_MANY_ATTEMPTS = "too_many_attempts"
    const val TOO_MANY_BANS = "too_many_bans"
    const val TOO_MANY_CHALLENGES = "too_many_challenges"
    const val TOO_MANY_CLIPS = "too_many_clips"
    const val TOO_MANY_CO_HOSTS = "too_many_co_hosts"
    const val TOO_MANY_COMMENTS = "too_many_comments"
    const val TOO_MANY_EMOJI = "too_many_emoji"
    const val TOO_MANY_ENDPOINTS = "too_many_endpoints"
    const val TOO_MANY_GIFTS = "too_many_gifts"
    const val TOO_MANY_KEYS = "too_many_keys"
    const val TOO_MANY_LIKES = "too_many_likes"
    const val TOO_MANY_MAILS = "too_many_mails"
    const val TOO_MANY_MESSAGES = "too_many_messages"
    const val TOO_MANY_MODERATORS = "too_many_moderators"
    const val TOO_MANY_OPEN_PAYOUTS = "too_many_open_payouts"
    const val TOO_MANY_OPEN_PURCHASES = "too_many_open_purchases"
    const val TOO_MANY_OVERLAYS = "too_many_overlays"
    const val TOO_MANY_PLAYLISTS = "too_many_playlists"
    const val TOO_MANY_RESTREAMS = "too_many_restreams"
    const val TOO_MANY_SUBSCRIPTIONS = "too_many_subscriptions"
    const val TOO_MANY_TESTS = "too_many_tests"
    const val TOO_MANY_TIMEOUTS = "too_many_timeouts"
    const val TOO_MANY_UPLOADS = "too_many_uploads"
    const val TOO_YOUNG = "too_young"
    const val TRANSACTION_NOT_FOUND = "transaction_not_found"
    const val TRANSCODING_OFF = "transcoding_off"
    const val UNKNOWN_PRODUCT = "unknown_product"
    const val UPLOAD_TOO_LARGE = "upload_too_large"
    const val USER_BANNED = "user_banned"
    const val USER_NOT_FOUND = "user_not_found"
    const val USER_TOO_FAST = "user_too_fast"
    const val USERNAME_CONFUSABLE = "username_confusable"
    const val USERNAME_TAKEN = "username_taken"
    const val VIDEO_NOT_FOUND = "video_not_found"
    const val VIDEO_NOT_READY = "video_not_ready"
    const val WRONG_ACCESS_CODE = "wrong_access_code"
    const val WRONG_CODE = "wrong_code"
    const val WRONG_LOGIN = "wrong_login"
    const val WRONG_PASSWORD = "wrong_password"
}

@Serializable
enum class GetUsersInputRole {
    @SerialName("user") USER,
    @SerialName("admin") ADMIN,
}

@Serializable
enum class GetUsersUserRole {
    @SerialName("user") USER,
    @SerialName("admin") ADMIN,
}

@Serializable
enum class SetRoleInputRole {
    @SerialName("user") USER,
    @SerialName("admin") ADMIN,
}

@Serializable
enum class SetRoleOutputRole {
    @SerialName("user") USER,
    @SerialName("admin") ADMIN,
}

@Serializable
enum class PollViewStatus {
    @SerialName("open") OPEN,
    @SerialName("closed") CLOSED,
}

@Serializable
enum class PollViewReason {
    @SerialName("time") TIME,
    @SerialName("staff") STAFF,
    @SerialName("session_ended") SESSION_ENDED,
}

@Serializable
enum class GetRoomOutputRole {
    @SerialName("owner") OWNER,
    @SerialName("admin") ADMIN,
    @SerialName("co_host") CO_HOST,
    @SerialName("moderator") MODERATOR,
    @SerialName("viewer") VIEWER,
    @SerialName("guest") GUEST,
}

@Serializable
enum class GetRoomOutputRights {
    @SerialName("write") WRITE,
    @SerialName("write_freely") WRITE_FREELY,
    @SerialName("moderate") MODERATE,
    @SerialName("appoint") APPOINT,
}

@Serializable
enum class BattleDeskShownStatus {
    @SerialName("proposed") PROPOSED,
    @SerialName("declined") DECLINED,
    @SerialName("expired") EXPIRED,
    @SerialName("running") RUNNING,
    @SerialName("ended") ENDED,
}

@Serializable
enum class BattleDeskShownReason {
    @SerialName("time") TIME,
    @SerialName("left") LEFT,
}

@Serializable
enum class ApplyPayoutReportItemOutcome {
    @SerialName("applied") APPLIED,
    @SerialName("nothing_new") NOTHING_NEW,
    @SerialName("amount_mismatch") AMOUNT_MISMATCH,
    @SerialName("other_provider") OTHER_PROVIDER,
    @SerialName("not_ours") NOT_OURS,
    @SerialName("forged") FORGED,
    @SerialName("held_back") HELD_BACK,
}

@Serializable
enum class PayoutViewState {
    @SerialName("requested") REQUESTED,
    @SerialName("approved") APPROVED,
    @SerialName("paid") PAID,
    @SerialName("rejected") REJECTED,
    @SerialName("failed") FAILED,
    @SerialName("cancelled") CANCELLED,
}

@Serializable
enum class DestinationMaskedKind {
    @SerialName("iban") IBAN,
    @SerialName("paypal") PAYPAL,
    @SerialName("mobile") MOBILE,
    @SerialName("stripe") STRIPE,
}

@Serializable
enum class PurchaseViewState {
    @SerialName("created") CREATED,
    @SerialName("pending") PENDING,
    @SerialName("paid") PAID,
    @SerialName("failed") FAILED,
    @SerialName("expired") EXPIRED,
    @SerialName("refunded") REFUNDED,
    @SerialName("charged_back") CHARGED_BACK,
}

@Serializable
enum class GiftTermsTier {
    @SerialName("common") COMMON,
    @SerialName("rare") RARE,
    @SerialName("legendary") LEGENDARY,
}

@Serializable
enum class GiftTier {
    @SerialName("common") COMMON,
    @SerialName("rare") RARE,
    @SerialName("legendary") LEGENDARY,
}

@Serializable
enum class InvoiceViewKind {
    @SerialName("invoice") INVOICE,
    @SerialName("credit_note") CREDIT_NOTE,
    @SerialName("payout") PAYOUT,
    @SerialName("payout_return") PAYOUT_RETURN,
}

@Serializable
enum class GetLeaderboardInputPeriod {
    @SerialName("day") DAY,
    @SerialName("week") WEEK,
    @SerialName("all") ALL,
}

@Serializable
enum class GetLeaderboardOutputPeriod {
    @SerialName("day") DAY,
    @SerialName("week") WEEK,
    @SerialName("all") ALL,
}

@Serializable
enum class GetPayoutRequestsInputState {
    @SerialName("requested") REQUESTED,
    @SerialName("approved") APPROVED,
    @SerialName("paid") PAID,
    @SerialName("rejected") REJECTED,
    @SerialName("failed") FAILED,
    @SerialName("cancelled") CANCELLED,
}

@Serializable
enum class GetStatementInputKind {
    @SerialName("coins") COINS,
    @SerialName("diamonds") DIAMONDS,
}

@Serializable
enum class GetStatementOutputKind {
    @SerialName("coins") COINS,
    @SerialName("diamonds") DIAMONDS,
}

@Serializable
enum class ReconciliationDifferenceKind {
    @SerialName("missing_here") MISSING_HERE,
    @SerialName("missing_there") MISSING_THERE,
    @SerialName("other_amount") OTHER_AMOUNT,
    @SerialName("other_state") OTHER_STATE,
}

@Serializable
enum class DestinationKind {
    @SerialName("iban") IBAN,
    @SerialName("paypal") PAYPAL,
    @SerialName("mobile") MOBILE,
    @SerialName("stripe") STRIPE,
}

@Serializable
enum class SaveGiftInputTier {
    @SerialName("common") COMMON,
    @SerialName("rare") RARE,
    @SerialName("legendary") LEGENDARY,
}

@Serializable
enum class GetNotificationsInputType {
    @SerialName("new_follower") NEW_FOLLOWER,
    @SerialName("gift_received") GIFT_RECEIVED,
    @SerialName("new_comment") NEW_COMMENT,
    @SerialName("live_started") LIVE_STARTED,
    @SerialName("system") SYSTEM,
    @SerialName("mention") MENTION,
    @SerialName("moderation") MODERATION,
    @SerialName("session_soon") SESSION_SOON,
}

@Serializable
enum class NotificationViewType {
    @SerialName("new_follower") NEW_FOLLOWER,
    @SerialName("gift_received") GIFT_RECEIVED,
    @SerialName("new_comment") NEW_COMMENT,
    @SerialName("live_started") LIVE_STARTED,
    @SerialName("system") SYSTEM,
    @SerialName("mention") MENTION,
    @SerialName("moderation") MODERATION,
    @SerialName("session_soon") SESSION_SOON,
}

@Serializable
enum class RegisterDeviceInputPlatform {
    @SerialName("web") WEB,
    @SerialName("android") ANDROID,
    @SerialName("ios") IOS,
}

@Serializable
enum class RegisterDeviceRegisteredPlatform {
    @SerialName("web") WEB,
    @SerialName("android") ANDROID,
    @SerialName("ios") IOS,
}

@Serializable
enum class RestreamStatusState {
    @SerialName("waiting") WAITING,
    @SerialName("connecting") CONNECTING,
    @SerialName("live") LIVE,
    @SerialName("retrying") RETRYING,
    @SerialName("failed") FAILED,
    @SerialName("stopped") STOPPED,
}

@Serializable
enum class CreateSessionInputKind {
    @SerialName("video") VIDEO,
    @SerialName("audio") AUDIO,
}

@Serializable
enum class CreateSessionInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class SessionViewKind {
    @SerialName("video") VIDEO,
    @SerialName("audio") AUDIO,
}

@Serializable
enum class SessionViewVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class SessionViewStatus {
    @SerialName("created") CREATED,
    @SerialName("live") LIVE,
    @SerialName("interrupted") INTERRUPTED,
    @SerialName("ended") ENDED,
}

@Serializable
enum class GetActiveSessionsInputKind {
    @SerialName("video") VIDEO,
    @SerialName("audio") AUDIO,
}

@Serializable
enum class GetActiveSessionsInputSort {
    @SerialName("viewers") VIEWERS,
    @SerialName("newest") NEWEST,
}

@Serializable
enum class IngestMonitorEncoderBackup {
    @SerialName("none") NONE,
    @SerialName("connected") CONNECTED,
    @SerialName("active") ACTIVE,
}

@Serializable
enum class IngestMonitorAdviceSeverity {
    @SerialName("ok") OK,
    @SerialName("warning") WARNING,
    @SerialName("bad") BAD,
}

@Serializable
enum class ArchiveViewStatus {
    @SerialName("pending") PENDING,
    @SerialName("ready") READY,
    @SerialName("failed") FAILED,
}

@Serializable
enum class GetAwardsItemKind {
    @SerialName("achievement") ACHIEVEMENT,
    @SerialName("badge") BADGE,
}

@Serializable
enum class PrivacyChoicesLists {
    @SerialName("everybody") EVERYBODY,
    @SerialName("followers") FOLLOWERS,
    @SerialName("nobody") NOBODY,
}

@Serializable
enum class UpdatePrivacyInputLists {
    @SerialName("everybody") EVERYBODY,
    @SerialName("followers") FOLLOWERS,
    @SerialName("nobody") NOBODY,
}

@Serializable
enum class CreateClipInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class VideoViewVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class VideoViewStatus {
    @SerialName("uploading") UPLOADING,
    @SerialName("processing") PROCESSING,
    @SerialName("ready") READY,
    @SerialName("failed") FAILED,
}

@Serializable
enum class CreatePlaylistInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class PlaylistViewVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class GetVideosInputKind {
    @SerialName("upload") UPLOAD,
    @SerialName("recording") RECORDING,
    @SerialName("clip") CLIP,
}

@Serializable
enum class GetVideosInputSort {
    @SerialName("relevance") RELEVANCE,
    @SerialName("newest") NEWEST,
    @SerialName("views") VIEWS,
    @SerialName("likes") LIKES,
}

@Serializable
enum class UpdatePlaylistInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class UpdateVideoInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class UploadVideoInputVisibility {
    @SerialName("public") PUBLIC,
    @SerialName("unlisted") UNLISTED,
    @SerialName("private") PRIVATE,
}

@Serializable
enum class WebhookEndpointViewDisabledReason {
    @SerialName("by_owner") BY_OWNER,
    @SerialName("gone") GONE,
    @SerialName("failing") FAILING,
    @SerialName("backlog") BACKLOG,
}

@Serializable
enum class GetDeliveriesInputState {
    @SerialName("pending") PENDING,
    @SerialName("delivered") DELIVERED,
    @SerialName("failed") FAILED,
}

@Serializable
enum class MessageViewState {
    @SerialName("pending") PENDING,
    @SerialName("delivered") DELIVERED,
    @SerialName("failed") FAILED,
}

@Serializable
data class GetAuditLogInput(
    val actorId: Id? = null,
    val procedure: String? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetAuditLogOutput(
    val items: List<GetAuditLogAction>,
    val nextCursor: String? = null,
)

@Serializable
data class GetAuditLogAction(
    val id: Id,
    val at: Time,
    val actor: UserView? = null,
    val address: String,
    val apiKeyId: Id? = null,
    val procedure: String,
    val input: Map<String, JsonElement?>,
    val outcome: String? = null,
)

@Serializable
data class UserView(
    val id: Id,
    val username: String,
    val displayName: String,
)

@Serializable
data class GetUsersInput(
    val query: String? = null,
    val suspended: Boolean? = null,
    val role: GetUsersInputRole? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetUsersOutput(
    val items: List<GetUsersUser>,
    val nextCursor: String? = null,
)

@Serializable
data class GetUsersUser(
    val id: Id,
    val username: String,
    val displayName: String,
    val email: String,
    val emailVerified: Boolean,
    val role: GetUsersUserRole,
    val suspended: Boolean,
    val suspensionReason: String? = null,
    val createdAt: Time,
)

@Serializable
data class ReinstateUserInput(
    val userId: Id,
)

@Serializable
data class SuspendUserOutput(
    val suspended: Boolean,
)

@Serializable
data class SetRoleInput(
    val userId: Id,
    val role: SetRoleInputRole,
)

@Serializable
data class SetRoleOutput(
    val role: SetRoleOutputRole,
)

@Serializable
data class SuspendUserInput(
    val userId: Id,
    val reason: String,
)

@Serializable
data class BeginTotpInput(
    val password: String,
)

@Serializable
data class BeginTotpOutput(
    val secret: String,
    val otpauthUri: String,
)

@Serializable
data class ChangePasswordInput(
    val currentPassword: String,
    val newPassword: String,
)

@Serializable
data class ConfirmTotpInput(
    val code: String,
)

@Serializable
data class ConfirmTotpOutput(
    val recoveryCodes: List<String>,
)

@Serializable
data class CreateApiKeyInput(
    val password: String,
    val name: String,
    val scopes: List<String>,
    val expiresInDays: Long? = null,
)

@Serializable
data class CreateApiKeyOutput(
    val apiKey: ApiKeysApiKeyView,
    val key: String,
)

@Serializable
data class ApiKeysApiKeyView(
    val id: Id,
    val name: String,
    val start: String,
    val scopes: List<String>,
    val madeAt: Time,
    val expiresAt: Time? = null,
    val lastUsedAt: Time? = null,
)

@Serializable
data class EraseAccountInput(
    val password: String,
)

@Serializable
data class GetApiKeysOutput(
    val items: List<ApiKeysApiKeyView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetDevicesOutput(
    val items: List<GetDevicesDevice>,
    val nextCursor: String? = null,
)

@Serializable
data class GetDevicesDevice(
    val id: Id,
    val device: String? = null,
    val address: String? = null,
    val signedInAt: Time,
    val lastUsedAt: Time,
    val current: Boolean,
)

@Serializable
data class GetSecurityOutput(
    val email: String,
    val emailVerified: Boolean,
    val secondFactor: Boolean,
    val recoveryCodesLeft: Long,
)

@Serializable
data class LoginInput(
    val login: String,
    val password: String,
    val device: String? = null,
    val code: String? = null,
)

@Serializable
data class SignInsSignedIn(
    val user: UserView,
    val accessToken: String,
    val refreshToken: String,
    val expiresIn: Long,
)

@Serializable
data class LogoutInput(
    val refreshToken: String,
)

@Serializable
data class RefreshInput(
    val refreshToken: String,
)

@Serializable
data class RegisterInput(
    val username: String,
    val email: String,
    val password: String,
    val displayName: String? = null,
    val device: String? = null,
)

@Serializable
data class BothFactors(
    val password: String,
    val code: String,
)

@Serializable
data class RequestPasswordResetInput(
    val email: String,
)

@Serializable
data class ResetPasswordInput(
    val token: String,
    val newPassword: String,
)

@Serializable
data class RevokeApiKeyInput(
    val apiKeyId: Id,
)

@Serializable
data class RevokeDeviceInput(
    val deviceId: Id,
)

@Serializable
data class RevokeOtherDevicesOutput(
    val revoked: Long,
)

@Serializable
data class VerifyEmailInput(
    val token: String,
)

@Serializable
data class VerifyEmailOutput(
    val emailVerified: Boolean,
)

@Serializable
data class AddEmojiInput(
    val name: String,
    val image: String,
)

@Serializable
data class AddEmojiOutput(
    val emoji: Emoji,
)

@Serializable
data class Emoji(
    val id: Id,
    val name: String,
    val url: String,
    val contentType: String,
    val width: Long,
    val height: Long,
    val createdAt: Time,
)

@Serializable
data class AddModeratorInput(
    val sessionId: Id,
    val userId: Id,
)

@Serializable
data class AddModeratorOutput(
    val moderator: Boolean,
)

@Serializable
data class AnnounceInput(
    val sessionId: Id,
    val text: String,
    val clientMessageId: String? = null,
)

@Serializable
data class AnnounceOutput(
    val announcement: AnnounceAnnouncement,
)

@Serializable
data class AnnounceAnnouncement(
    val id: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val user: UserView? = null,
    val text: String,
    val clientMessageId: String? = null,
)

@Serializable
data class BanUserInput(
    val sessionId: Id,
    val userId: Id,
    val reason: String? = null,
)

@Serializable
data class BanUserOutput(
    val banned: Boolean,
)

@Serializable
data class EndPollInput(
    val sessionId: Id,
    val pollId: Id,
)

@Serializable
data class CreatePollOutput(
    val poll: PollView,
)

@Serializable
data class PollView(
    val id: Id,
    val question: String,
    val options: List<PollOption>,
    val votes: Long,
    val status: PollViewStatus,
    val openedAt: Time,
    val closesAt: Time,
    val reason: PollViewReason? = null,
)

@Serializable
data class PollOption(
    val text: String,
    val votes: Long,
)

@Serializable
data class CreatePollInput(
    val sessionId: Id,
    val question: String,
    val options: List<String>,
    val durationSeconds: Long,
)

@Serializable
data class DeleteMessageInput(
    val sessionId: Id,
    val messageId: Id,
    val reason: String? = null,
)

@Serializable
data class DeleteMessageOutput(
    val messageId: Id,
    val deleted: Boolean,
)

@Serializable
data class GetEmojiInput(
    val userId: Id? = null,
)

@Serializable
data class GetEmojiOutput(
    val items: List<Emoji>,
    val nextCursor: String? = null,
)

@Serializable
data class GetMessagesInput(
    val sessionId: Id,
    val limit: Long? = null,
    val before: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetMessagesOutput(
    val items: List<Message>,
    val nextCursor: String? = null,
)

@Serializable
data class Message(
    val id: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val user: UserView? = null,
    val text: String? = null,
    val clientMessageId: String? = null,
    val replyTo: Id? = null,
    val mentions: List<UserView>,
    val emoji: List<EmojiMark>,
    val deleted: Boolean? = null,
)

@Serializable
data class EmojiMark(
    val name: String,
    val url: String,
)

@Serializable
data class GetPollInput(
    val sessionId: Id,
    val pollId: Id? = null,
)

@Serializable
data class GetPollOutput(
    val poll: PollView? = null,
    val myVote: Long? = null,
)

@Serializable
data class GetRoomInput(
    val sessionId: Id,
)

@Serializable
data class GetRoomOutput(
    val role: GetRoomOutputRole,
    val rights: List<GetRoomOutputRights>,
    val mode: RoomMode,
    val pinned: GetRoomPinnedMessage? = null,
    val moderators: List<JsonElement>,
    val moderation: GetRoomModeration? = null,
)

@Serializable
data class RoomMode(
    val slowSeconds: Long,
    val followersOnly: Boolean,
    val emojiOnly: Boolean,
    val uniqueChat: Boolean,
    val linksBlocked: Boolean,
)

@Serializable
data class GetRoomPinnedMessage(
    val messageId: Id,
    val messageSeq: Long,
    val at: Time,
    val user: UserView? = null,
    val text: String,
)

@Serializable
data class GetRoomModeration(
    val bans: List<GetRoomBanned>,
    val timeOuts: List<GetRoomTimedOut>,
    val words: List<String>,
)

@Serializable
data class GetRoomBanned(
    val user: UserView? = null,
    val since: Time,
)

@Serializable
data class GetRoomTimedOut(
    val user: UserView? = null,
    val until: Time,
)

@Serializable
data class PinMessageInput(
    val sessionId: Id,
    val messageId: Id,
)

@Serializable
data class PinMessageOutput(
    val pinned: DecisionsPinned,
)

@Serializable
data class DecisionsPinned(
    val messageId: Id,
    val messageSeq: Long,
)

@Serializable
data class RemoveEmojiInput(
    val emojiId: Id,
)

@Serializable
data class SendMessageInput(
    val sessionId: Id,
    val text: String,
    val clientMessageId: String? = null,
    val replyTo: Id? = null,
)

@Serializable
data class SendMessageOutput(
    val message: Message,
)

@Serializable
data class SetFilterInput(
    val sessionId: Id,
    val words: List<String>,
)

@Serializable
data class SetFilterOutput(
    val words: List<String>,
)

@Serializable
data class SetModeInput(
    val sessionId: Id,
    val slowSeconds: Long? = null,
    val followersOnly: Boolean? = null,
    val emojiOnly: Boolean? = null,
    val uniqueChat: Boolean? = null,
    val linksBlocked: Boolean? = null,
)

@Serializable
data class SetModeOutput(
    val mode: RoomMode,
)

@Serializable
data class TimeoutUserInput(
    val sessionId: Id,
    val userId: Id,
    val seconds: Long? = null,
    val reason: String? = null,
)

@Serializable
data class TimeoutUserOutput(
    val until: Time,
)

@Serializable
data class UnpinMessageInput(
    val sessionId: Id,
)

@Serializable
data class UnpinMessageOutput(
    val pinned: JsonElement? = null,
)

@Serializable
data class VotePollInput(
    val sessionId: Id,
    val pollId: Id,
    val option: Long,
)

@Serializable
data class VotePollOutput(
    val poll: PollView,
    val myVote: Long,
)

@Serializable
data class AddCoinsInput(
    val userId: Id,
    val amount: Long,
    val idempotencyKey: String,
    val reason: String,
)

@Serializable
data class AddCoinsOutput(
    val transactionId: Id,
    val balance: Long,
)

@Serializable
data class AcceptBattleInput(
    val battleId: Id,
    val accept: Boolean,
)

@Serializable
data class ChallengeBattleOutput(
    val battle: BattleDeskShown,
)

@Serializable
data class BattleDeskShown(
    val id: Id,
    val status: BattleDeskShownStatus,
    val challenger: JsonElement? = null,
    val challengerSessionId: Id,
    val challengerScore: Long,
    val opponent: JsonElement? = null,
    val opponentSessionId: Id,
    val opponentScore: Long,
    val seconds: Long,
    val startsAt: Time? = null,
    val endsAt: Time? = null,
    val reason: BattleDeskShownReason? = null,
    val winner: JsonElement? = null,
)

@Serializable
data class ApplyPayoutReportInput(
    val provider: String,
    val report: String,
)

@Serializable
data class ApplyPayoutReportOutput(
    val compared: Long,
    val outcomes: Map<String, Long>,
    val items: List<ApplyPayoutReportItem>,
)

@Serializable
data class ApplyPayoutReportItem(
    val id: String,
    val payoutId: Id? = null,
    val outcome: ApplyPayoutReportItemOutcome,
)

@Serializable
data class ApprovePayoutInput(
    val payoutId: Id,
)

@Serializable
data class RequestPayoutOutput(
    val payout: PayoutView,
)

@Serializable
data class PayoutView(
    val id: Id,
    val state: PayoutViewState,
    val userId: Id,
    val diamonds: Long,
    val currency: String,
    val amount: Long,
    val rate: String,
    val destination: DestinationMasked,
    val requestedAt: Time,
    val decidedAt: Time? = null,
    val decidedBy: Id? = null,
    val reason: String? = null,
    val provider: String? = null,
    val reference: String? = null,
    val paidAt: Time? = null,
    val failure: String? = null,
)

@Serializable
data class DestinationMasked(
    val kind: DestinationMaskedKind,
    val holder: String,
    val account: String,
)

@Serializable
data class AuditLedgerOutput(
    val at: Time,
    val imbalance: Long,
    val firstWrong: String? = null,
)

@Serializable
data class BuyCoinsInput(
    val packId: Id,
    val currency: String,
    val idempotencyKey: String,
    val returnPath: String? = null,
)

@Serializable
data class BuyCoinsOutput(
    val purchase: PurchaseView,
    val checkoutUrl: String? = null,
)

@Serializable
data class PurchaseView(
    val id: Id,
    val state: PurchaseViewState,
    val packId: Id,
    val coins: Long,
    val issued: Long,
    val price: Price,
    val refunded: Long,
    val provider: String,
    val checkoutUrl: String? = null,
    val failure: String? = null,
    val createdAt: Time,
    val expiresAt: Time,
    val paidAt: Time? = null,
)

@Serializable
data class Price(
    val currency: String,
    val amount: Long,
)

@Serializable
data class CancelPayoutInput(
    val payoutId: Id,
)

@Serializable
data class ChallengeBattleInput(
    val sessionId: Id,
    val opponentSessionId: Id,
    val seconds: Long? = null,
)

@Serializable
data class ConfirmAgeInput(
    val userId: Id? = null,
    val birthDate: String,
)

@Serializable
data class GetGivingLimitsOutput(
    val limits: GivingDeskView,
)

@Serializable
data class GivingDeskView(
    val day: GivingDeskLocalDay,
    val given: Long,
    val left: Long? = null,
    val ownLimit: Long? = null,
    val next: GivingDeskNext? = null,
    val dailyMax: Long? = null,
    val minimumAge: Long? = null,
    val birthDate: String? = null,
)

@Serializable
data class GivingDeskLocalDay(
    val date: String,
    val endsAt: Time,
)

@Serializable
data class GivingDeskNext(
    val coinsPerDay: Long? = null,
    val from: Time,
)

@Serializable
data class GetAllCoinPacksOutput(
    val items: List<CoinPack>,
    val nextCursor: String? = null,
)

@Serializable
data class CoinPack(
    val id: Id,
    val code: String,
    val name: String,
    val coins: Long,
    val bonus: Long,
    val place: Long,
    val active: Boolean,
    val validFrom: Time? = null,
    val validTo: Time? = null,
    val prices: List<Price>,
)

@Serializable
data class GetAllGiftsOutput(
    val items: List<GiftTerms>,
    val nextCursor: String? = null,
)

@Serializable
data class GiftTerms(
    val id: Id,
    val code: String,
    val name: Names,
    val tier: GiftTermsTier,
    val price: Long,
    val animation: String,
    val active: Boolean,
    val validFrom: Time? = null,
    val validTo: Time? = null,
)

@Serializable
data class Names(
    val en: String,
    val ar: String,
)

@Serializable
data class GetAvailableGiftsInput(
    val locale: String? = null,
)

@Serializable
data class Gift(
    val id: Id,
    val code: String,
    val name: String,
    val tier: GiftTier,
    val price: Long,
    val animation: String,
)

@Serializable
data class GetBalanceOutput(
    val coins: Long,
    val diamonds: Long,
    val debt: Long,
)

@Serializable
data class GetBattleInput(
    val sessionId: Id,
)

@Serializable
data class GetBattleOutput(
    val battle: BattleDeskShown? = null,
    val challenges: List<BattleDeskShown>,
)

@Serializable
data class GetCoinPacksOutput(
    val items: List<GetCoinPacksPack>,
    val nextCursor: String? = null,
)

@Serializable
data class GetCoinPacksPack(
    val id: Id,
    val code: String,
    val name: String,
    val coins: Long,
    val bonus: Long,
    val prices: List<Price>,
)

@Serializable
data class GetGoalInput(
    val sessionId: Id,
)

@Serializable
data class GetGoalOutput(
    val goal: GoalView? = null,
)

@Serializable
data class GoalView(
    val id: Id,
    val title: String,
    val coins: Long,
    val progress: Long,
    val reached: Boolean,
    val setAt: Time,
)

@Serializable
data class GetHostTierInput(
    val userId: Id? = null,
)

@Serializable
data class GetHostTierOutput(
    val tier: HostTier,
)

@Serializable
data class HostTier(
    val code: String,
    val name: String,
    val share: Long,
)

@Serializable
data class GetHostTiersOutput(
    val items: List<HostTier>,
    val nextCursor: String? = null,
)

@Serializable
data class GetInvoicesInput(
    val userId: Id? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetInvoicesOutput(
    val items: List<InvoiceView>,
    val nextCursor: String? = null,
)

@Serializable
data class InvoiceView(
    val id: Id,
    val kind: InvoiceViewKind,
    val number: String,
    val subjectId: Id,
    val issuedAt: Time,
    val currency: String,
    val amount: Long,
    val url: String,
)

@Serializable
data class GetLeaderboardInput(
    val sessionId: Id? = null,
    val userId: Id? = null,
    val period: GetLeaderboardInputPeriod? = null,
    val at: Time? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetLeaderboardOutput(
    val items: List<GetLeaderboardGiver>,
    val nextCursor: String? = null,
    val period: GetLeaderboardOutputPeriod,
    val startsAt: Time? = null,
    val endsAt: Time? = null,
)

@Serializable
data class GetLeaderboardGiver(
    val rank: Long,
    val user: UserView? = null,
    val coins: Long,
    val gifts: Long,
)

@Serializable
data class GetPayoutRequestsInput(
    val state: GetPayoutRequestsInputState? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetPayoutsOutput(
    val items: List<PayoutView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetPayoutsInput(
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetPurchaseInput(
    val purchaseId: Id,
)

@Serializable
data class GetPurchaseOutput(
    val purchase: PurchaseView,
)

@Serializable
data class GetPurchasesInput(
    val userId: Id? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetPurchasesOutput(
    val items: List<PurchaseView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetStatementInput(
    val from: Time? = null,
    val to: Time? = null,
    val kind: GetStatementInputKind? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetStatementOutput(
    val kind: GetStatementOutputKind,
    val from: Time,
    val to: Time,
    val opening: Long,
    val closing: Long,
    val entries: Long,
    val items: List<GetStatementItem>,
    val nextCursor: String? = null,
)

@Serializable
data class GetStatementItem(
    val transactionId: Id,
    val at: Time,
    val kind: String,
    val amount: Long,
    val balanceAfter: Long,
    val details: JsonElement,
)

@Serializable
data class GetTransactionsInput(
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetTransactionsOutput(
    val items: List<GetTransactionsTransaction>,
    val nextCursor: String? = null,
)

@Serializable
data class GetTransactionsTransaction(
    val transactionId: Id,
    val at: Time,
    val kind: String,
    val amount: Long,
    val balanceAfter: Long,
    val details: JsonElement,
)

@Serializable
data class LeaveBattleInput(
    val battleId: Id,
    val sessionId: Id,
)

@Serializable
data class LeaveBattleOutput(
    val battle: BattleDeskShown? = null,
)

@Serializable
data class ReconcilePaymentsInput(
    val provider: String,
    val from: Time,
    val to: Time,
    val report: String,
)

@Serializable
data class ReconcilePaymentsOutput(
    val compared: Long,
    val differences: Map<String, Long>,
    val items: List<ReconciliationDifference>,
)

@Serializable
data class ReconciliationDifference(
    val kind: ReconciliationDifferenceKind,
    val id: String,
    val purchaseId: Id? = null,
    val here: String? = null,
    val there: String? = null,
)

@Serializable
data class RedeemReceiptInput(
    val store: String,
    val receipt: String,
)

@Serializable
data class RedeemReceiptOutput(
    val purchase: PurchaseView,
)

@Serializable
data class RefundGiftInput(
    val transactionId: Id,
    val coins: Long? = null,
    val idempotencyKey: String,
    val reason: String,
)

@Serializable
data class RefundGiftOutput(
    val transactionId: Id,
    val seq: Long,
    val coins: Long,
    val diamonds: Long,
    val debtPaid: Long,
    val left: Long,
)

@Serializable
data class RefundPurchaseInput(
    val purchaseId: Id,
    val amount: Long? = null,
    val idempotencyKey: String,
    val reason: String,
)

@Serializable
data class RefundPurchaseOutput(
    val purchase: PurchaseView,
)

@Serializable
data class RejectPayoutInput(
    val payoutId: Id,
    val reason: String,
)

@Serializable
data class RemoveGoalInput(
    val sessionId: Id,
)

@Serializable
data class RemoveGoalOutput(
    val goal: GoalView? = null,
)

@Serializable
data class RequestPayoutInput(
    val diamonds: Long,
    val currency: String? = null,
    val destination: Destination? = null,
    val idempotencyKey: String,
)

@Serializable
data class Destination(
    val kind: DestinationKind,
    val holder: String,
    val account: String,
)

@Serializable
data class SaveCoinPackInput(
    val packId: Id? = null,
    val code: String,
    val name: String,
    val coins: Long,
    val bonus: Long,
    val place: Long,
    val active: Boolean,
    val validFrom: Time? = null,
    val validTo: Time? = null,
    val prices: List<SaveCoinPackAsked>,
)

@Serializable
data class SaveCoinPackAsked(
    val currency: String,
    val amount: Long,
)

@Serializable
data class SaveCoinPackOutput(
    val pack: CoinPack,
)

@Serializable
data class SaveGiftInput(
    val giftId: Id? = null,
    val code: String,
    val name: CatalogueNames,
    val tier: SaveGiftInputTier,
    val price: Long,
    val animation: String,
    val active: Boolean,
    val validFrom: Time? = null,
    val validTo: Time? = null,
)

@Serializable
data class CatalogueNames(
    val en: String,
    val ar: String,
)

@Serializable
data class SaveGiftOutput(
    val gift: GiftTerms,
)

@Serializable
data class SaveHostTierInput(
    val code: String,
    val name: String,
    val share: Long,
    val reason: String,
)

@Serializable
data class SaveHostTierOutput(
    val tier: HostTier,
)

@Serializable
data class SendGiftInput(
    val sessionId: Id,
    val giftId: Id,
    val quantity: Long? = null,
    val expectedPrice: Long? = null,
    val idempotencyKey: String,
)

@Serializable
data class GiveGiftReceipt(
    val transactionId: Id,
    val seq: Long,
    val balance: Long,
    val delta: Long,
    val streak: Streak,
)

@Serializable
data class Streak(
    val id: Id,
    val count: Long,
    val isFinal: Boolean,
)

@Serializable
data class SetGivingLimitInput(
    val coinsPerDay: Long? = null,
)

@Serializable
data class SetGoalInput(
    val sessionId: Id,
    val title: String,
    val coins: Long,
)

@Serializable
data class SetGoalOutput(
    val goal: GoalView,
)

@Serializable
data class SetHostTierInput(
    val userId: Id,
    val tier: String,
    val reason: String,
)

@Serializable
data class SetHostTierOutput(
    val userId: Id,
    val tier: HostTier,
)

@Serializable
data class GetNotificationsInput(
    val unreadOnly: Boolean? = null,
    val type: GetNotificationsInputType? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetNotificationsOutput(
    val items: List<NotificationView>,
    val nextCursor: String? = null,
    val unreadCount: Long,
)

@Serializable
data class NotificationView(
    val id: Id,
    val type: NotificationViewType,
    val actor: UserView? = null,
    val at: Time,
    val read: Boolean,
    val count: Long,
    val others: List<JsonElement>,
    val session: JsonElement? = null,
    val seq: Long? = null,
    val gift: JsonElement? = null,
    val coins: Long? = null,
    val action: String? = null,
    val until: Time? = null,
    val text: String? = null,
    val videoId: Id? = null,
    val commentId: Id? = null,
)

@Serializable
data class SettingsView(
    val types: Map<String, SettingsViewChannels>,
    val mutedUsers: List<JsonElement>,
    val quietHours: SettingsViewHours? = null,
    val webPushKey: String,
)

@Serializable
data class SettingsViewChannels(
    val inApp: Boolean,
    val push: Boolean,
)

@Serializable
data class SettingsViewHours(
    val from: String,
    val to: String,
    val timeZone: String,
)

@Serializable
data class MarkAsReadInput(
    val ids: List<Id>? = null,
    val upTo: Id? = null,
)

@Serializable
data class MarkAsReadOutput(
    val marked: Long,
    val unreadCount: Long,
)

@Serializable
data class OnNotificationInput(
    val lastEventId: String? = null,
)

@Serializable
data class OnNotificationTold(
    val notification: NotificationView,
    val unreadCount: Long,
)

@Serializable
data class RegisterDeviceInput(
    val platform: RegisterDeviceInputPlatform,
    val token: String? = null,
    val subscription: RegisterDeviceSubscription? = null,
)

@Serializable
data class RegisterDeviceSubscription(
    val endpoint: String,
    val keys: RegisterDeviceSubscriptionKeysInput,
)

@Serializable
data class RegisterDeviceSubscriptionKeysInput(
    val p256dh: String,
    val auth: String,
)

@Serializable
data class RegisterDeviceOutput(
    val device: RegisterDeviceRegistered,
    val pushed: Boolean,
)

@Serializable
data class RegisterDeviceRegistered(
    val id: Id,
    val platform: RegisterDeviceRegisteredPlatform,
)

@Serializable
data class SendSystemInput(
    val userIds: List<Id>,
    val text: String,
    val idempotencyKey: Id,
)

@Serializable
data class SendSystemOutput(
    val recipients: Long,
)

@Serializable
data class UnregisterDeviceInput(
    val deviceId: Id,
)

@Serializable
data class UnregisterDeviceOutput(
    val removed: Boolean,
)

@Serializable
data class UpdateSettingsInput(
    val types: Map<String, UpdateSettingsChannels>? = null,
    val mute: List<Id>? = null,
    val unmute: List<Id>? = null,
    val quietHours: UpdateSettingsHours? = null,
)

@Serializable
data class UpdateSettingsChannels(
    val inApp: Boolean? = null,
    val push: Boolean? = null,
)

@Serializable
data class UpdateSettingsHours(
    val from: String? = null,
    val to: String? = null,
    val timeZone: String? = null,
)

@Serializable
data class AddCoHostInput(
    val sessionId: Id,
    val userId: Id,
)

@Serializable
data class AddCoHostOutput(
    val coHosts: List<UserView>,
)

@Serializable
data class AddRestreamInput(
    val sessionId: Id,
    val name: String,
    val url: String,
    val streamKey: String? = null,
)

@Serializable
data class AddRestreamOutput(
    val restream: RestreamView,
)

@Serializable
data class RestreamView(
    val id: Id,
    val sessionId: Id,
    val name: String,
    val url: String,
    val enabled: Boolean,
    val status: RestreamStatus,
    val createdAt: Time,
)

@Serializable
data class RestreamStatus(
    val state: RestreamStatusState,
    val since: Time? = null,
    val attempts: Long,
    val lastError: String? = null,
    val bitsPerSecond: Long,
    val droppedFrames: Long,
)

@Serializable
data class CreateOverlayInput(
    val name: String,
)

@Serializable
data class CreateOverlayOutput(
    val overlay: Overlay,
    val token: String,
    val path: String,
)

@Serializable
data class Overlay(
    val id: Id,
    val name: String,
    val createdAt: Time,
    val testedAt: Time? = null,
)

@Serializable
data class CreateSessionInput(
    val title: String,
    val description: String? = null,
    val category: String? = null,
    val tags: List<String>? = null,
    val kind: CreateSessionInputKind? = null,
    val visibility: CreateSessionInputVisibility? = null,
    val scheduledAt: Time? = null,
    val transcoding: Boolean? = null,
)

@Serializable
data class CreateSessionOutput(
    val session: SessionView,
    val ingest: Ingest,
    val playback: Playback,
    val accessCode: String? = null,
)

@Serializable
data class SessionView(
    val id: Id,
    val title: String,
    val description: String,
    val category: String? = null,
    val tags: List<String>,
    val kind: SessionViewKind,
    val visibility: SessionViewVisibility,
    val status: SessionViewStatus,
    val host: UserView? = null,
    val coHosts: List<UserView>,
    val counts: SessionViewCounts,
    val createdAt: Time,
    val scheduledAt: Time? = null,
    val liveAt: Time? = null,
    val endedAt: Time? = null,
    val thumbnailUrl: String? = null,
    val transcoding: Boolean? = null,
)

@Serializable
data class SessionViewCounts(
    val viewers: Long,
    val peak: Long,
    val likes: Long,
)

@Serializable
data class Ingest(
    val rtmpUrl: String,
    val rtmpsUrl: String? = null,
    val streamKey: String,
)

@Serializable
data class Playback(
    val hlsUrl: String,
    val flvUrl: String,
)

@Serializable
data class EndSessionInput(
    val sessionId: Id,
)

@Serializable
data class GetReportOutput(
    val report: Report,
)

@Serializable
data class Report(
    val sessionId: Id,
    val hostId: Id,
    val startedAt: Time? = null,
    val endedAt: Time,
    val durationSeconds: Long,
    val interruptions: Long,
    val viewers: ReportViewers,
    val messages: Long,
    val gifts: ReportGifts,
)

@Serializable
data class ReportViewers(
    val unique: Long,
    val peak: Long,
)

@Serializable
data class ReportGifts(
    val count: Long,
    val quantity: Long,
    val coins: Long,
    val diamonds: Long,
    val byGift: List<ReportByGift>,
    val top: List<ReportGiver>,
)

@Serializable
data class ReportByGift(
    val code: String,
    val quantity: Long,
    val coins: Long,
)

@Serializable
data class ReportGiver(
    val userId: Id,
    val coins: Long,
)

@Serializable
data class GetActiveSessionsInput(
    val category: String? = null,
    val kind: GetActiveSessionsInputKind? = null,
    val sort: GetActiveSessionsInputSort? = null,
    val query: String? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetActiveSessionsOutput(
    val items: List<SessionView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetEventsInput(
    val sessionId: Id,
    val afterSeq: Long? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetEventsOutput(
    val items: List<RowView>,
    val nextCursor: String? = null,
)

@Serializable
data class RowView(
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val type: String,
    val actor: UserView? = null,
    val payload: JsonElement,
)

@Serializable
data class GetIngestHealthInput(
    val sessionId: Id,
)

@Serializable
data class IngestMonitorEncoder(
    val receiving: Boolean,
    val backup: IngestMonitorEncoderBackup,
    val bitsPerSecond: Long,
    val framesPerSecond: Double,
    val keyFrameIntervalSeconds: Double,
    val width: Long,
    val height: Long,
    val codecs: List<String>,
    val skippedFrames: Long,
    val droppedFrames: Long,
    val clampedFrames: Long,
    val mended: Map<String, Long>,
    val history: List<Long>,
    val advice: List<IngestMonitorAdvice>,
)

@Serializable
data class IngestMonitorAdvice(
    val code: String,
    val severity: IngestMonitorAdviceSeverity,
    val message: String,
    val numbers: Map<String, Long>,
)

@Serializable
data class GetOverlaysOutput(
    val items: List<Overlay>,
    val nextCursor: String? = null,
)

@Serializable
data class GetReportInput(
    val sessionId: Id,
)

@Serializable
data class GetRestreamsInput(
    val sessionId: Id,
)

@Serializable
data class GetRestreamsOutput(
    val items: List<RestreamView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetSessionInput(
    val sessionId: Id,
)

@Serializable
data class GetSessionOutput(
    val session: SessionView,
    val playback: Playback,
)

@Serializable
data class GetSessionsInput(
    val limit: Long? = null,
    val cursor: Id? = null,
)

@Serializable
data class GetSessionsOutput(
    val items: List<SessionView>,
    val nextCursor: Id? = null,
)

@Serializable
data class GetUpcomingSessionsInput(
    val userId: Id? = null,
    val category: String? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetUpcomingSessionsOutput(
    val items: List<SessionView>,
    val nextCursor: String? = null,
)

@Serializable
data class JoinSessionInput(
    val sessionId: Id,
    val accessCode: String? = null,
    val playbackId: String? = null,
)

@Serializable
data class JoinSessionOutput(
    val session: SessionView,
    val playback: Playback,
    val lastSeq: Long,
    val playbackId: String? = null,
)

@Serializable
data class LeaveSessionInput(
    val sessionId: Id,
    val playbackId: String? = null,
)

@Serializable
data class LikeInput(
    val sessionId: Id,
    val count: Long? = null,
)

@Serializable
data class LikeOutput(
    val accepted: Long,
)

@Serializable
data class OnEventsInput(
    val sessionId: Id,
    val afterSeq: Long? = null,
    val accessCode: String? = null,
    val lastEventId: String? = null,
)

@Serializable
data class OpenOverlayInput(
    val token: String,
)

@Serializable
data class OpenOverlayOutput(
    val host: UserView? = null,
    val session: SessionView? = null,
    val testedAt: Time? = null,
)

@Serializable
data class RemoveCoHostInput(
    val sessionId: Id,
    val userId: Id,
)

@Serializable
data class RemoveCoHostOutput(
    val coHosts: List<UserView>,
)

@Serializable
data class RemoveRestreamInput(
    val restreamId: Id,
)

@Serializable
data class RemoveRestreamOutput(
    val restreamId: Id,
    val sessionId: Id,
)

@Serializable
data class ResetStreamKeyInput(
    val sessionId: Id,
)

@Serializable
data class ResetStreamKeyOutput(
    val ingest: Ingest,
)

@Serializable
data class RevokeOverlayInput(
    val overlayId: Id,
)

@Serializable
data class RevokeOverlayOutput(
    val overlayId: Id,
)

@Serializable
data class TestOverlayInput(
    val overlayId: Id,
)

@Serializable
data class TestOverlayOutput(
    val testedAt: Time,
)

@Serializable
data class UpdateRestreamInput(
    val restreamId: Id,
    val enabled: Boolean? = null,
    val name: String? = null,
)

@Serializable
data class UpdateSessionInput(
    val sessionId: Id,
    val title: String? = null,
    val description: String? = null,
    val category: String? = null,
    val tags: List<String>? = null,
)

@Serializable
data class UpdateSessionOutput(
    val session: SessionView,
)

@Serializable
data class PingOutput(
    val at: Time,
)

@Serializable
data class BlockUserInput(
    val userId: Id,
)

@Serializable
data class BlockUserOutput(
    val blocked: Boolean,
)

@Serializable
data class FollowUserInput(
    val userId: Id,
)

@Serializable
data class FollowUserOutput(
    val following: Boolean,
    val followers: Long,
)

@Serializable
data class GetArchiveOutput(
    val archive: ArchiveView? = null,
)

@Serializable
data class ArchiveView(
    val id: Id,
    val status: ArchiveViewStatus,
    val requestedAt: Time,
    val doneAt: Time? = null,
    val size: Long? = null,
    val url: String? = null,
    val urlExpiresAt: Time? = null,
)

@Serializable
data class GetAwardsInput(
    val userId: Id? = null,
)

@Serializable
data class GetAwardsOutput(
    val items: List<GetAwardsItem>,
    val nextCursor: String? = null,
)

@Serializable
data class GetAwardsItem(
    val code: String,
    val kind: GetAwardsItemKind,
    val name: Titles,
    val threshold: Long,
    val xp: Long,
    val progress: Long? = null,
    val awardedAt: Time? = null,
)

@Serializable
data class Titles(
    val en: String,
    val ar: String,
)

@Serializable
data class GetExperienceInput(
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetExperienceOutput(
    val xp: Long,
    val level: Long,
    val levelAt: Long,
    val nextLevelAt: Long,
    val items: List<GetExperienceGrant>,
    val nextCursor: String? = null,
)

@Serializable
data class GetExperienceGrant(
    val id: Id,
    val rule: String,
    val name: Titles,
    val cause: String,
    val sessionId: Id? = null,
    val events: Long,
    val units: Long,
    val xp: Long,
    val firstAt: Time,
    val lastAt: Time,
)

@Serializable
data class UserPageInput(
    val userId: Id,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class UserPage(
    val items: List<UserView>,
    val nextCursor: String? = null,
)

@Serializable
data class PrivacyChoices(
    val lists: PrivacyChoicesLists,
    val searchable: Boolean,
)

@Serializable
data class GetProfileInput(
    val userId: Id? = null,
    val username: String? = null,
)

@Serializable
data class Profile(
    val id: Id,
    val username: String,
    val displayName: String,
    val bio: String,
    val avatarUrl: String? = null,
    val level: Long,
    val xp: Long,
    val coins: Long? = null,
    val diamonds: Long? = null,
    val stats: ProfileStats,
    val badges: List<String>,
    val achievements: List<String>,
    val settings: Map<String, JsonElement?>? = null,
    val followedByMe: Boolean? = null,
)

@Serializable
data class ProfileStats(
    val followers: Long,
    val following: Long,
    val streams: Long,
)

@Serializable
data class GetRelationshipsInput(
    val userIds: List<Id>,
)

@Serializable
data class GetRelationshipsOutput(
    val items: List<GetRelationshipsRelationship>,
    val nextCursor: String? = null,
)

@Serializable
data class GetRelationshipsRelationship(
    val userId: Id,
    val following: Boolean,
    val followedBy: Boolean,
    val blocked: Boolean,
    val muted: Boolean,
)

@Serializable
data class GetXpRulesOutput(
    val items: List<XpRuleView>,
    val nextCursor: String? = null,
)

@Serializable
data class XpRuleView(
    val code: String,
    val name: Titles,
    val points: Long,
    val unitsPerPoint: Long? = null,
    val dailyMax: Long? = null,
)

@Serializable
data class MuteUserInput(
    val userId: Id,
)

@Serializable
data class MuteUserOutput(
    val muted: Boolean,
)

@Serializable
data class RequestArchiveOutput(
    val archive: ArchiveView,
)

@Serializable
data class SaveXpRuleInput(
    val code: String,
    val name: ExperienceTitles,
    val points: Long,
    val unitsPerPoint: Long? = null,
    val dailyMax: Long? = null,
)

@Serializable
data class ExperienceTitles(
    val en: String,
    val ar: String,
)

@Serializable
data class SaveXpRuleOutput(
    val rule: XpRuleView,
)

@Serializable
data class SearchUsersInput(
    val query: String,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class SearchUsersOutput(
    val items: List<UserView>,
    val nextCursor: String? = null,
)

@Serializable
data class UpdatePrivacyInput(
    val lists: UpdatePrivacyInputLists? = null,
    val searchable: Boolean? = null,
)

@Serializable
data class UpdateProfileInput(
    val displayName: String? = null,
    val bio: String? = null,
    val avatarUrl: String? = null,
    val settings: Map<String, JsonElement?>? = null,
)

@Serializable
data class UploadAvatarInput(
    val image: String,
)

@Serializable
data class UploadAvatarOutput(
    val avatarUrl: String,
)

@Serializable
data class AddCommentInput(
    val videoId: Id,
    val text: String,
    val parentId: Id? = null,
)

@Serializable
data class AddCommentOutput(
    val comment: CommentView,
)

@Serializable
data class CommentView(
    val id: Id,
    val videoId: Id,
    val author: UserView? = null,
    val parentId: Id? = null,
    val text: String,
    val likes: Long,
    val replies: Long,
    val pinned: Boolean,
    val createdAt: Time,
    val liked: Boolean? = null,
)

@Serializable
data class ChangePlaylistInput(
    val playlistId: Id,
    val videoId: Id,
)

@Serializable
data class ChangePlaylistOutput(
    val playlistId: Id,
    val videoId: Id,
    val contains: Boolean,
    val count: Long,
)

@Serializable
data class ChangeWatchLaterInput(
    val videoId: Id,
)

@Serializable
data class ChangeWatchLaterOutput(
    val videoId: Id,
    val contains: Boolean,
    val count: Long,
)

@Serializable
data class AddViewInput(
    val videoId: Id,
)

@Serializable
data class AddViewOutput(
    val videoId: Id,
    val counted: Boolean,
    val views: Long,
)

@Serializable
data class AddWatchTimeInput(
    val videoId: Id,
    val fromMs: Long,
    val toMs: Long,
)

@Serializable
data class AddWatchTimeOutput(
    val videoId: Id,
    val counted: Boolean,
)

@Serializable
data class RemoveFromHistoryOutput(
    val removed: Long,
)

@Serializable
data class CreateClipInput(
    val videoId: Id,
    val title: String,
    val startMs: Long,
    val endMs: Long,
    val description: String? = null,
    val tags: List<String>? = null,
    val visibility: CreateClipInputVisibility? = null,
)

@Serializable
data class GetVideoOutput(
    val video: VideoView,
)

@Serializable
data class VideoView(
    val id: Id,
    val title: String,
    val description: String,
    val category: String? = null,
    val tags: List<String>,
    val visibility: VideoViewVisibility,
    val status: VideoViewStatus,
    val progress: Long? = null,
    val failureReason: String? = null,
    val owner: UserView? = null,
    val sessionId: Id? = null,
    val clip: VideoViewClipOf? = null,
    val durationMs: Long,
    val width: Long,
    val height: Long,
    val counts: VideoViewCounts,
    val createdAt: Time,
    val publishedAt: Time? = null,
    val posterUrl: String? = null,
    val previewUrl: String? = null,
    val loudness: VideoViewLoudness? = null,
    val playback: VideoViewPlayback? = null,
    val liked: Boolean? = null,
)

@Serializable
data class VideoViewClipOf(
    val videoId: Id? = null,
    val startMs: Long,
    val endMs: Long,
)

@Serializable
data class VideoViewCounts(
    val views: Long,
    val likes: Long,
    val comments: Long,
)

@Serializable
data class VideoViewLoudness(
    val integratedLufs: Double,
    val truePeakDbtp: Double,
    val gainDb: Double,
)

@Serializable
data class VideoViewPlayback(
    val hlsUrl: String,
)

@Serializable
data class CreatePlaylistInput(
    val title: String,
    val description: String? = null,
    val visibility: CreatePlaylistInputVisibility? = null,
)

@Serializable
data class CreatePlaylistOutput(
    val playlist: PlaylistView,
)

@Serializable
data class PlaylistView(
    val id: Id,
    val title: String,
    val description: String,
    val visibility: PlaylistViewVisibility,
    val owner: UserView? = null,
    val count: Long,
    val createdAt: Time,
    val updatedAt: Time,
)

@Serializable
data class DeleteCommentInput(
    val commentId: Id,
)

@Serializable
data class DeleteCommentOutput(
    val commentId: Id,
    val deleted: Boolean,
)

@Serializable
data class DeletePlaylistInput(
    val playlistId: Id,
)

@Serializable
data class DeletePlaylistOutput(
    val playlistId: Id,
    val deleted: Boolean,
)

@Serializable
data class DeleteVideoInput(
    val videoId: Id,
)

@Serializable
data class DeleteVideoOutput(
    val videoId: Id,
    val deleted: Boolean,
)

@Serializable
data class GetCommentsInput(
    val videoId: Id,
    val parentId: Id? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetCommentsOutput(
    val items: List<CommentView>,
    val nextCursor: String? = null,
)

@Serializable
data class CatalogueGetEventsInput(
    val videoId: Id,
    val afterSeq: Long? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class CatalogueGetEventsOutput(
    val items: List<RowView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetHighlightsInput(
    val videoId: Id,
    val limit: Long? = null,
)

@Serializable
data class GetHighlightsOutput(
    val items: List<GetHighlightsHighlight>,
    val nextCursor: String? = null,
)

@Serializable
data class GetHighlightsHighlight(
    val startMs: Long,
    val endMs: Long,
    val messagesPerMinute: Long,
    val coinsPerMinute: Long,
    val score: Double,
)

@Serializable
data class GetHistoryInput(
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetHistoryOutput(
    val items: List<GetHistoryItem>,
    val nextCursor: String? = null,
    val enabled: Boolean,
)

@Serializable
data class GetHistoryItem(
    val video: VideoView,
    val at: Time,
    val positionMs: Long,
)

@Serializable
data class GetPlaylistInput(
    val playlistId: Id,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetPlaylistOutput(
    val playlist: PlaylistView,
    val items: List<VideoView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetPlaylistsInput(
    val userId: Id? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetPlaylistsOutput(
    val items: List<PlaylistView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetRelatedVideosInput(
    val videoId: Id,
    val limit: Long? = null,
)

@Serializable
data class GetRelatedVideosOutput(
    val items: List<VideoView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetVideoInput(
    val videoId: Id,
)

@Serializable
data class GetVideoStatsInput(
    val videoId: Id,
)

@Serializable
data class GetVideoStatsOutput(
    val videoId: Id,
    val views: Long,
    val likes: Long,
    val comments: Long,
    val watchSeconds: Long,
    val averageSeconds: Double,
    val retention: List<Double>,
)

@Serializable
data class GetVideosInput(
    val query: String? = null,
    val category: String? = null,
    val tags: List<String>? = null,
    val userId: Id? = null,
    val kind: GetVideosInputKind? = null,
    val minSeconds: Long? = null,
    val maxSeconds: Long? = null,
    val publishedAfter: Time? = null,
    val sort: GetVideosInputSort? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetVideosOutput(
    val items: List<VideoView>,
    val nextCursor: String? = null,
)

@Serializable
data class GetWatchLaterInput(
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetWatchLaterOutput(
    val items: List<VideoView>,
    val nextCursor: String? = null,
)

@Serializable
data class LikeVideoInput(
    val videoId: Id,
)

@Serializable
data class LikeVideoOutput(
    val videoId: Id,
    val liked: Boolean,
    val likes: Long,
)

@Serializable
data class LikeCommentInput(
    val commentId: Id,
)

@Serializable
data class LikeCommentOutput(
    val commentId: Id,
    val liked: Boolean,
    val likes: Long,
)

@Serializable
data class MovePlaylistItemInput(
    val playlistId: Id,
    val videoId: Id,
    val index: Long,
)

@Serializable
data class PinCommentInput(
    val commentId: Id,
)

@Serializable
data class PinCommentOutput(
    val commentId: Id,
    val pinned: Boolean,
)

@Serializable
data class RemoveFromHistoryInput(
    val videoId: Id,
)

@Serializable
data class SetHistoryInput(
    val enabled: Boolean,
)

@Serializable
data class SetHistoryOutput(
    val enabled: Boolean,
)

@Serializable
data class UpdatePlaylistInput(
    val playlistId: Id,
    val title: String? = null,
    val description: String? = null,
    val visibility: UpdatePlaylistInputVisibility? = null,
)

@Serializable
data class UpdateVideoInput(
    val videoId: Id,
    val title: String? = null,
    val description: String? = null,
    val category: String? = null,
    val tags: List<String>? = null,
    val visibility: UpdateVideoInputVisibility? = null,
)

@Serializable
data class UploadVideoInput(
    val title: String,
    val size: Long,
    val contentType: String,
    val description: String? = null,
    val category: String? = null,
    val tags: List<String>? = null,
    val visibility: UploadVideoInputVisibility? = null,
)

@Serializable
data class UploadVideoOutput(
    val video: VideoView,
    val uploadUrl: String,
)

@Serializable
data class CreateEndpointInput(
    val url: String,
    val events: List<String>,
    val description: String? = null,
)

@Serializable
data class CreateEndpointOutput(
    val endpoint: WebhookEndpointView,
    val secret: String,
)

@Serializable
data class WebhookEndpointView(
    val id: Id,
    val url: String,
    val description: String,
    val events: List<String>,
    val madeAt: Time,
    val enabled: Boolean,
    val disabledReason: WebhookEndpointViewDisabledReason? = null,
    val disabledAt: Time? = null,
    val failingSince: Time? = null,
    val lastError: String? = null,
    val deliveredAt: Time? = null,
)

@Serializable
data class DeleteEndpointInput(
    val endpointId: Id,
)

@Serializable
data class GetDeliveriesInput(
    val endpointId: Id,
    val state: GetDeliveriesInputState? = null,
    val limit: Long? = null,
    val cursor: String? = null,
)

@Serializable
data class GetDeliveriesOutput(
    val items: List<MessageView>,
    val nextCursor: String? = null,
)

@Serializable
data class MessageView(
    val id: Id,
    val type: String,
    val at: Time,
    val sessionId: Id? = null,
    val seq: Long? = null,
    val state: MessageViewState,
    val attempts: Long,
    val status: Long? = null,
    val failure: String? = null,
    val settledAt: Time? = null,
)

@Serializable
data class GetEndpointsOutput(
    val items: List<WebhookEndpointView>,
    val nextCursor: String? = null,
)

@Serializable
data class ReplayInput(
    val endpointId: Id,
    val after: Id? = null,
    val sessionId: Id? = null,
)

@Serializable
data class ReplayOutput(
    val messages: Long,
)

@Serializable
data class RotateSecretInput(
    val endpointId: Id,
)

@Serializable
data class RotateSecretOutput(
    val secret: String,
)

@Serializable
data class TestEndpointInput(
    val endpointId: Id,
)

@Serializable
data class TestEndpointOutput(
    val delivered: Boolean,
    val messageId: Id,
    val status: Long? = null,
    val failure: String? = null,
    val milliseconds: Long,
)

@Serializable
data class UpdateEndpointInput(
    val endpointId: Id,
    val url: String? = null,
    val events: List<String>? = null,
    val description: String? = null,
    val enabled: Boolean? = null,
)

@Serializable
data class UpdateEndpointOutput(
    val endpoint: WebhookEndpointView,
)

@Serializable
data class SessionLiveEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val status: String,
    val resumed: Boolean,
)

@Serializable
data class SessionInterruptedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val status: String,
    val graceSeconds: Long,
)

@Serializable
data class SessionEndedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val status: String,
    val reason: String,
    val viewers: JsonElement,
)

@Serializable
data class ViewerJoinedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val viewers: Long,
    val user: UserView? = null,
)

@Serializable
data class ViewerLeftEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val viewers: Long,
    val user: UserView? = null,
)

@Serializable
data class CoHostEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val action: String,
    val userId: Id,
    val user: UserView? = null,
)

@Serializable
data class LikesEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val count: Long,
    val total: Long,
)

@Serializable
data class MessageEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val text: String? = null,
    val clientMessageId: String? = null,
    val replyTo: Id? = null,
    val mentions: List<UserView>? = null,
    val emoji: List<JsonElement>? = null,
    val deleted: Boolean? = null,
    val user: UserView? = null,
)

@Serializable
data class AnnouncementEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val text: String,
    val clientMessageId: String? = null,
    val user: UserView? = null,
)

@Serializable
data class PollOpenedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val question: String,
    val options: List<JsonElement>,
    val votes: Long,
    val status: String,
    val openedAt: Time,
    val closesAt: Time,
    val user: UserView? = null,
)

@Serializable
data class PollClosedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val question: String,
    val options: List<JsonElement>,
    val votes: Long,
    val status: String,
    val openedAt: Time,
    val closesAt: Time,
    val reason: String,
    val user: UserView? = null,
)

@Serializable
data class GiftEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val gift: JsonElement,
    val quantity: Long,
    val delta: Long,
    val earned: Long,
    val streak: JsonElement,
    val user: UserView? = null,
)

@Serializable
data class GoalSetEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val title: String,
    val coins: Long,
    val progress: Long,
    val reached: Boolean,
    val setAt: Time,
    val user: UserView? = null,
)

@Serializable
data class GoalReachedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val title: String,
    val coins: Long,
    val progress: Long,
    val reached: Boolean,
    val setAt: Time,
    val user: UserView? = null,
)

@Serializable
data class GoalRemovedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val title: String,
    val coins: Long,
    val progress: Long,
    val reached: Boolean,
    val setAt: Time,
    val user: UserView? = null,
)

@Serializable
data class BattleStartedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val status: String,
    val challenger: UserView? = null,
    val challengerSessionId: Id,
    val challengerScore: Long,
    val opponent: UserView? = null,
    val opponentSessionId: Id,
    val opponentScore: Long,
    val seconds: Long,
    val startsAt: Time? = null,
    val endsAt: Time? = null,
    val reason: String? = null,
    val winner: UserView? = null,
)

@Serializable
data class BattleEndedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val id: Id,
    val status: String,
    val challenger: UserView? = null,
    val challengerSessionId: Id,
    val challengerScore: Long,
    val opponent: UserView? = null,
    val opponentSessionId: Id,
    val opponentScore: Long,
    val seconds: Long,
    val startsAt: Time? = null,
    val endsAt: Time? = null,
    val reason: String? = null,
    val winner: UserView? = null,
)

@Serializable
data class ModerationEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val action: String,
    val userId: Id,
    val seconds: Long? = null,
    val until: Time? = null,
    val reason: String? = null,
    val user: UserView? = null,
)

@Serializable
data class MessageDeletedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val messageId: Id,
    val messageSeq: Long,
    val userId: Id? = null,
    val reason: String? = null,
    val user: UserView? = null,
)

@Serializable
data class SessionUpdatedEvent(
    val sessionId: Id,
    val seq: Long,
    val at: Time,
    val mediaAt: Time? = null,
    val details: JsonElement? = null,
    val mode: JsonElement? = null,
    val pinned: JsonElement? = null,
)

@Serializable
data class ViewerCountEvent(
    val sessionId: Id,
    val count: Long,
)

@Serializable
data class PollUpdatedEvent(
    val sessionId: Id,
    val id: Id,
    val question: String,
    val options: List<JsonElement>,
    val votes: Long,
    val status: String,
    val openedAt: Time,
    val closesAt: Time,
)

@Serializable
data class GoalUpdatedEvent(
    val sessionId: Id,
    val id: Id,
    val title: String,
    val coins: Long,
    val progress: Long,
    val reached: Boolean,
    val setAt: Time,
)

@Serializable
data class BattleUpdatedEvent(
    val sessionId: Id,
    val id: Id,
    val status: String,
    val challenger: UserView? = null,
    val challengerSessionId: Id,
    val challengerScore: Long,
    val opponent: UserView? = null,
    val opponentSessionId: Id,
    val opponentScore: Long,
    val seconds: Long,
    val startsAt: Time? = null,
    val endsAt: Time? = null,
    val reason: String? = null,
    val winner: UserView? = null,
)

@Serializable
data class SkippedEvent(
    val sessionId: Id,
    val fromSeq: Long,
    val toSeq: Long,
    val reason: String,
)

@Serializable
data class NotificationEvent(
    val id: Id,
    val type: String,
    val actor: UserView? = null,
    val at: Time,
    val read: Boolean,
    val count: Long,
    val others: List<UserView>? = null,
    val session: JsonElement? = null,
    val seq: Long? = null,
    val gift: JsonElement? = null,
    val coins: Long? = null,
    val action: String? = null,
    val until: Time? = null,
    val text: String? = null,
    val videoId: Id? = null,
    val commentId: Id? = null,
    val unreadCount: Long,
)

@Serializable
data class VideoUpdatedEvent(
    val videoId: Id,
    val status: String,
    val progress: Long? = null,
    val failureReason: String? = null,
)

@Serializable
data class RemovedEvent(
    val sessionId: Id,
    val reason: String,
)

/** What the server sends over Socket.IO, by the event's name. */
object Events {
    const val SESSION_UPDATED = "session_updated"
    const val SESSION_ENDED = "session_ended"
    const val VIEWER_JOINED = "viewer_joined"
    const val VIEWER_LEFT = "viewer_left"
    const val CO_HOST = "co_host"
    const val LIKES = "likes"
    const val NEW_MESSAGE = "new_message"
    const val ANNOUNCEMENT = "announcement"
    const val POLL_OPENED = "poll_opened"
    const val POLL_CLOSED = "poll_closed"
    const val GIFT_ANIMATION = "gift_animation"
    const val GOAL_SET = "goal_set"
    const val GOAL_REACHED = "goal_reached"
    const val GOAL_REMOVED = "goal_removed"
    const val BATTLE_STARTED = "battle_started"
    const val BATTLE_ENDED = "battle_ended"
    const val MODERATION = "moderation"
    const val MESSAGE_DELETED = "message_deleted"
    const val VIEWER_COUNT = "viewer_count"
    const val POLL_UPDATED = "poll_updated"
    const val GOAL_UPDATED = "goal_updated"
    const val BATTLE_UPDATED = "battle_updated"
    const val SKIPPED = "skipped"
    const val NOTIFICATION = "notification"
    const val VIDEO_UPDATED = "video_updated"
    const val REMOVED = "removed"
}

class Chobi(
    private val transport: Transport,
    private val json: Json = Json { ignoreUnknownKeys = true; explicitNulls = false },
) {
    val admin = Admin()
    val auth = Auth()
    val chat = Chat()
    val gifts = Gifts()
    val notifications = Notifications()
    val streaming = Streaming()
    val system = System()
    val users = Users()
    val videos = Videos()
    val webhooks = Webhooks()

    inner class Admin internal constructor() {
        /** What administrators did, the newest first. */
        suspend fun getAuditLog(input: GetAuditLogInput = GetAuditLogInput()): GetAuditLogOutput =
            json.decodeFromJsonElement<GetAuditLogOutput>(transport.query("admin.getAuditLog", json.encodeToJsonElement(input)))

        /** All accounts by username, or those that fit, suspended ones among them. */
        suspend fun getUsers(input: GetUsersInput = GetUsersInput()): GetUsersOutput =
            json.decodeFromJsonElement<GetUsersOutput>(transport.query("admin.getUsers", json.encodeToJsonElement(input)))

        /** Lets an account sign in again. */
        suspend fun reinstateUser(input: ReinstateUserInput): SuspendUserOutput =
            json.decodeFromJsonElement<SuspendUserOutput>(transport.mutation("admin.reinstateUser", json.encodeToJsonElement(input)))

        /** Makes somebody an administrator, or no longer one; who falls is signed out everywhere. */
        suspend fun setRole(input: SetRoleInput): SetRoleOutput =
            json.decodeFromJsonElement<SetRoleOutput>(transport.mutation("admin.setRole", json.encodeToJsonElement(input)))

        /** Shuts an account: it signs in nowhere, and its tokens end within seconds. */
        suspend fun suspendUser(input: SuspendUserInput): SuspendUserOutput =
            json.decodeFromJsonElement<SuspendUserOutput>(transport.mutation("admin.suspendUser", json.encodeToJsonElement(input)))

    }

    inner class Auth internal constructor() {
        /** Makes the secret of a second factor; it counts once a code has confirmed it. */
        suspend fun beginTotp(input: BeginTotpInput): BeginTotpOutput =
            json.decodeFromJsonElement<BeginTotpOutput>(transport.mutation("auth.beginTotp", json.encodeToJsonElement(input)))

        /** Sets a new password and ends all other sign-ins. */
        suspend fun changePassword(input: ChangePasswordInput) {
            transport.mutation("auth.changePassword", json.encodeToJsonElement(input))
        }

        /** Turns the second factor on with a first code, and tells the recovery codes, this once. */
        suspend fun confirmTotp(input: ConfirmTotpInput): ConfirmTotpOutput =
            json.decodeFromJsonElement<ConfirmTotpOutput>(transport.mutation("auth.confirmTotp", json.encodeToJsonElement(input)))

        /** Makes a key by which a server calls in your name, as far as its scopes go; it is told this once. */
        suspend fun createApiKey(input: CreateApiKeyInput): CreateApiKeyOutput =
            json.decodeFromJsonElement<CreateApiKeyOutput>(transport.mutation("auth.createApiKey", json.encodeToJsonElement(input)))

        /** Makes the caller's account a pseudonym for good: what they wrote and had goes, what was booked stays. */
        suspend fun eraseAccount(input: EraseAccountInput) {
            transport.mutation("auth.eraseAccount", json.encodeToJsonElement(input))
        }

        /** Your keys, without their secrets. */
        suspend fun getApiKeys(): GetApiKeysOutput =
            json.decodeFromJsonElement<GetApiKeysOutput>(transport.query("auth.getApiKeys", null))

        /** Where you are signed in, newest first. */
        suspend fun getDevices(): GetDevicesOutput =
            json.decodeFromJsonElement<GetDevicesOutput>(transport.query("auth.getDevices", null))

        /** Whether your address is proved, and whether you have a second factor. */
        suspend fun getSecurity(): GetSecurityOutput =
            json.decodeFromJsonElement<GetSecurityOutput>(transport.query("auth.getSecurity", null))

        /** Signs in by username or e-mail address. */
        suspend fun login(input: LoginInput): SignInsSignedIn =
            json.decodeFromJsonElement<SignInsSignedIn>(transport.mutation("auth.login", json.encodeToJsonElement(input)))

        /** Revokes what came of one sign-in. */
        suspend fun logout(input: LogoutInput) {
            transport.mutation("auth.logout", json.encodeToJsonElement(input))
        }

        /** Trades a refresh token for a new pair; the old one used again revokes all that came of one sign-in. */
        suspend fun refresh(input: RefreshInput): SignInsSignedIn =
            json.decodeFromJsonElement<SignInsSignedIn>(transport.mutation("auth.refresh", json.encodeToJsonElement(input)))

        /** Opens an account and signs it in. */
        suspend fun register(input: RegisterInput): SignInsSignedIn =
            json.decodeFromJsonElement<SignInsSignedIn>(transport.mutation("auth.register", json.encodeToJsonElement(input)))

        /** Turns the second factor off. */
        suspend fun removeTotp(input: BothFactors) {
            transport.mutation("auth.removeTotp", json.encodeToJsonElement(input))
        }

        /** Makes new recovery codes in place of those that are left. */
        suspend fun renewRecoveryCodes(input: BothFactors): ConfirmTotpOutput =
            json.decodeFromJsonElement<ConfirmTotpOutput>(transport.mutation("auth.renewRecoveryCodes", json.encodeToJsonElement(input)))

        /** Mails a code for a new password to this address if an account has it; the answer is the same if none has. */
        suspend fun requestPasswordReset(input: RequestPasswordResetInput) {
            transport.mutation("auth.requestPasswordReset", json.encodeToJsonElement(input))
        }

        /** Mails another code to your address. */
        suspend fun resendVerification() {
            transport.mutation("auth.resendVerification", null)
        }

        /** Sets a new password with the code that was mailed, and ends every sign-in with its access tokens. */
        suspend fun resetPassword(input: ResetPasswordInput) {
            transport.mutation("auth.resetPassword", json.encodeToJsonElement(input))
        }

        /** Ends a key, from the next call on. */
        suspend fun revokeApiKey(input: RevokeApiKeyInput) {
            transport.mutation("auth.revokeApiKey", json.encodeToJsonElement(input))
        }

        /** Ends one of your sign-ins: its refresh token at once, its access tokens within seconds. */
        suspend fun revokeDevice(input: RevokeDeviceInput) {
            transport.mutation("auth.revokeDevice", json.encodeToJsonElement(input))
        }

        /** Ends all your sign-ins but this one. */
        suspend fun revokeOtherDevices(): RevokeOtherDevicesOutput =
            json.decodeFromJsonElement<RevokeOtherDevicesOutput>(transport.mutation("auth.revokeOtherDevices", null))

        /** Proves the address of an account with the code that was mailed to it. */
        suspend fun verifyEmail(input: VerifyEmailInput): VerifyEmailOutput =
            json.decodeFromJsonElement<VerifyEmailOutput>(transport.mutation("auth.verifyEmail", json.encodeToJsonElement(input)))

    }

    inner class Chat internal constructor() {
        /** Adds an emoji to the caller's channel. */
        suspend fun addEmoji(input: AddEmojiInput): AddEmojiOutput =
            json.decodeFromJsonElement<AddEmojiOutput>(transport.mutation("chat.addEmoji", json.encodeToJsonElement(input)))

        /** Appoints a moderator. */
        suspend fun addModerator(input: AddModeratorInput): AddModeratorOutput =
            json.decodeFromJsonElement<AddModeratorOutput>(transport.mutation("chat.addModerator", json.encodeToJsonElement(input)))

        /** Tells everybody something, whatever the modes say. */
        suspend fun announce(input: AnnounceInput): AnnounceOutput =
            json.decodeFromJsonElement<AnnounceOutput>(transport.mutation("chat.announce", json.encodeToJsonElement(input)))

        /** Sends a user away from the session. */
        suspend fun banUser(input: BanUserInput): BanUserOutput =
            json.decodeFromJsonElement<BanUserOutput>(transport.mutation("chat.banUser", json.encodeToJsonElement(input)))

        /** Closes a poll before its time. */
        suspend fun closePoll(input: EndPollInput): CreatePollOutput =
            json.decodeFromJsonElement<CreatePollOutput>(transport.mutation("chat.closePoll", json.encodeToJsonElement(input)))

        /** Asks the room a question; one poll of a session is open at a time. */
        suspend fun createPoll(input: CreatePollInput): CreatePollOutput =
            json.decodeFromJsonElement<CreatePollOutput>(transport.mutation("chat.createPoll", json.encodeToJsonElement(input)))

        /** Takes a message back. */
        suspend fun deleteMessage(input: DeleteMessageInput): DeleteMessageOutput =
            json.decodeFromJsonElement<DeleteMessageOutput>(transport.mutation("chat.deleteMessage", json.encodeToJsonElement(input)))

        /** A channel's emoji. */
        suspend fun getEmoji(input: GetEmojiInput = GetEmojiInput()): GetEmojiOutput =
            json.decodeFromJsonElement<GetEmojiOutput>(transport.query("chat.getEmoji", json.encodeToJsonElement(input)))

        /** What was written, the newest first. */
        suspend fun getMessages(input: GetMessagesInput): GetMessagesOutput =
            json.decodeFromJsonElement<GetMessagesOutput>(transport.query("chat.getMessages", json.encodeToJsonElement(input)))

        /** A poll with its counts; the session's newest when none is named. */
        suspend fun getPoll(input: GetPollInput): GetPollOutput =
            json.decodeFromJsonElement<GetPollOutput>(transport.query("chat.getPoll", json.encodeToJsonElement(input)))

        /** The chat's modes, its pinned message, and what the caller may do in it. */
        suspend fun getRoom(input: GetRoomInput): GetRoomOutput =
            json.decodeFromJsonElement<GetRoomOutput>(transport.query("chat.getRoom", json.encodeToJsonElement(input)))

        /** Pins a message in place of the one before. */
        suspend fun pinMessage(input: PinMessageInput): PinMessageOutput =
            json.decodeFromJsonElement<PinMessageOutput>(transport.mutation("chat.pinMessage", json.encodeToJsonElement(input)))

        /** Takes an emoji away. */
        suspend fun removeEmoji(input: RemoveEmojiInput) {
            transport.mutation("chat.removeEmoji", json.encodeToJsonElement(input))
        }

        /** Dismisses a moderator. */
        suspend fun removeModerator(input: AddModeratorInput): AddModeratorOutput =
            json.decodeFromJsonElement<AddModeratorOutput>(transport.mutation("chat.removeModerator", json.encodeToJsonElement(input)))

        /** Writes in a session's chat. */
        suspend fun sendMessage(input: SendMessageInput): SendMessageOutput =
            json.decodeFromJsonElement<SendMessageOutput>(transport.mutation("chat.sendMessage", json.encodeToJsonElement(input)))

        /** Sets the words that are refused, all at once. */
        suspend fun setFilter(input: SetFilterInput): SetFilterOutput =
            json.decodeFromJsonElement<SetFilterOutput>(transport.mutation("chat.setFilter", json.encodeToJsonElement(input)))

        /** Changes the chat's modes; what is left out stays. */
        suspend fun setMode(input: SetModeInput): SetModeOutput =
            json.decodeFromJsonElement<SetModeOutput>(transport.mutation("chat.setMode", json.encodeToJsonElement(input)))

        /** Lets a user read and not write, for a while. */
        suspend fun timeoutUser(input: TimeoutUserInput): TimeoutUserOutput =
            json.decodeFromJsonElement<TimeoutUserOutput>(transport.mutation("chat.timeoutUser", json.encodeToJsonElement(input)))

        /** Lets a user back in, and lifts a time-out too. */
        suspend fun unbanUser(input: BanUserInput): BanUserOutput =
            json.decodeFromJsonElement<BanUserOutput>(transport.mutation("chat.unbanUser", json.encodeToJsonElement(input)))

        /** Pins nothing. */
        suspend fun unpinMessage(input: UnpinMessageInput): UnpinMessageOutput =
            json.decodeFromJsonElement<UnpinMessageOutput>(transport.mutation("chat.unpinMessage", json.encodeToJsonElement(input)))

        /** Votes; the same vote again changes nothing. */
        suspend fun votePoll(input: VotePollInput): VotePollOutput =
            json.decodeFromJsonElement<VotePollOutput>(transport.mutation("chat.votePoll", json.encodeToJsonElement(input)))

    }

    inner class Gifts internal constructor() {
        /** Gives a user coins. */
        suspend fun addCoins(input: AddCoinsInput): AddCoinsOutput =
            json.decodeFromJsonElement<AddCoinsOutput>(transport.mutation("gifts.addCoins", json.encodeToJsonElement(input)))

        /** Accepts a challenge, or declines it. */
        suspend fun answerBattle(input: AcceptBattleInput): ChallengeBattleOutput =
            json.decodeFromJsonElement<ChallengeBattleOutput>(transport.mutation("gifts.answerBattle", json.encodeToJsonElement(input)))

        /** Takes a provider's report of what it has paid. */
        suspend fun applyPayoutReport(input: ApplyPayoutReportInput): ApplyPayoutReportOutput =
            json.decodeFromJsonElement<ApplyPayoutReportOutput>(transport.mutation("gifts.applyPayoutReport", json.encodeToJsonElement(input)))

        /** Approves a payout of somebody else; the provider pays it. */
        suspend fun approvePayout(input: ApprovePayoutInput): RequestPayoutOutput =
            json.decodeFromJsonElement<RequestPayoutOutput>(transport.mutation("gifts.approvePayout", json.encodeToJsonElement(input)))

        /** Recomputes the ledger now. */
        suspend fun auditLedger(): AuditLedgerOutput =
            json.decodeFromJsonElement<AuditLedgerOutput>(transport.mutation("gifts.auditLedger", null))

        /** Begins the purchase of a pack. */
        suspend fun buyCoins(input: BuyCoinsInput): BuyCoinsOutput =
            json.decodeFromJsonElement<BuyCoinsOutput>(transport.mutation("gifts.buyCoins", json.encodeToJsonElement(input)))

        /** Takes back what was asked for, before it is approved. */
        suspend fun cancelPayout(input: CancelPayoutInput): RequestPayoutOutput =
            json.decodeFromJsonElement<RequestPayoutOutput>(transport.mutation("gifts.cancelPayout", json.encodeToJsonElement(input)))

        /** Challenges another session to a battle of gifts. */
        suspend fun challengeBattle(input: ChallengeBattleInput): ChallengeBattleOutput =
            json.decodeFromJsonElement<ChallengeBattleOutput>(transport.mutation("gifts.challengeBattle", json.encodeToJsonElement(input)))

        /** Says one's date of birth, once; an administrator may correct it. */
        suspend fun confirmAge(input: ConfirmAgeInput): GetGivingLimitsOutput =
            json.decodeFromJsonElement<GetGivingLimitsOutput>(transport.mutation("gifts.confirmAge", json.encodeToJsonElement(input)))

        /** All packs, with those that are not for sale. */
        suspend fun getAllCoinPacks(): GetAllCoinPacksOutput =
            json.decodeFromJsonElement<GetAllCoinPacksOutput>(transport.query("gifts.getAllCoinPacks", null))

        /** The whole catalogue, with what cannot be given now. */
        suspend fun getAllGifts(): GetAllGiftsOutput =
            json.decodeFromJsonElement<GetAllGiftsOutput>(transport.query("gifts.getAllGifts", null))

        /** The gifts there are. */
        suspend fun getAvailableGifts(input: GetAvailableGiftsInput = GetAvailableGiftsInput()): List<Gift> =
            json.decodeFromJsonElement<List<Gift>>(transport.query("gifts.getAvailableGifts", json.encodeToJsonElement(input)))

        /** The caller's coins, diamonds and debt. */
        suspend fun getBalance(): GetBalanceOutput =
            json.decodeFromJsonElement<GetBalanceOutput>(transport.query("gifts.getBalance", null))

        /** A session's battle, and challenges that wait for its host. */
        suspend fun getBattle(input: GetBattleInput): GetBattleOutput =
            json.decodeFromJsonElement<GetBattleOutput>(transport.query("gifts.getBattle", json.encodeToJsonElement(input)))

        /** The packs of coins for sale. */
        suspend fun getCoinPacks(): GetCoinPacksOutput =
            json.decodeFromJsonElement<GetCoinPacksOutput>(transport.query("gifts.getCoinPacks", null))

        /** What the caller may give in a day, and has given today. */
        suspend fun getGivingLimits(): GetGivingLimitsOutput =
            json.decodeFromJsonElement<GetGivingLimitsOutput>(transport.query("gifts.getGivingLimits", null))

        /** A session's goal, and how it stands. */
        suspend fun getGoal(input: GetGoalInput): GetGoalOutput =
            json.decodeFromJsonElement<GetGoalOutput>(transport.query("gifts.getGoal", json.encodeToJsonElement(input)))

        /** What the caller earns of a gift; an administrator may name another host. */
        suspend fun getHostTier(input: GetHostTierInput = GetHostTierInput()): GetHostTierOutput =
            json.decodeFromJsonElement<GetHostTierOutput>(transport.query("gifts.getHostTier", json.encodeToJsonElement(input)))

        /** All tiers of hosts, the lowest share first. */
        suspend fun getHostTiers(): GetHostTiersOutput =
            json.decodeFromJsonElement<GetHostTiersOutput>(transport.query("gifts.getHostTiers", null))

        /** The caller's invoices and receipts of payouts, the newest first. */
        suspend fun getInvoices(input: GetInvoicesInput = GetInvoicesInput()): GetInvoicesOutput =
            json.decodeFromJsonElement<GetInvoicesOutput>(transport.query("gifts.getInvoices", json.encodeToJsonElement(input)))

        /** Who gave most, in a session or to a host, in a period. */
        suspend fun getLeaderboard(input: GetLeaderboardInput = GetLeaderboardInput()): GetLeaderboardOutput =
            json.decodeFromJsonElement<GetLeaderboardOutput>(transport.query("gifts.getLeaderboard", json.encodeToJsonElement(input)))

        /** Payouts that wait for a decision, the oldest first. */
        suspend fun getPayoutRequests(input: GetPayoutRequestsInput = GetPayoutRequestsInput()): GetPayoutsOutput =
            json.decodeFromJsonElement<GetPayoutsOutput>(transport.query("gifts.getPayoutRequests", json.encodeToJsonElement(input)))

        /** The caller's payouts, the newest first. */
        suspend fun getPayouts(input: GetPayoutsInput = GetPayoutsInput()): GetPayoutsOutput =
            json.decodeFromJsonElement<GetPayoutsOutput>(transport.query("gifts.getPayouts", json.encodeToJsonElement(input)))

        /** A purchase. */
        suspend fun getPurchase(input: GetPurchaseInput): GetPurchaseOutput =
            json.decodeFromJsonElement<GetPurchaseOutput>(transport.query("gifts.getPurchase", json.encodeToJsonElement(input)))

        /** Purchases, the newest first; the caller's own when nobody is named. */
        suspend fun getPurchases(input: GetPurchasesInput = GetPurchasesInput()): GetPurchasesOutput =
            json.decodeFromJsonElement<GetPurchasesOutput>(transport.query("gifts.getPurchases", json.encodeToJsonElement(input)))

        /** The caller's entries of a time, with the balances before and after. */
        suspend fun getStatement(input: GetStatementInput = GetStatementInput()): GetStatementOutput =
            json.decodeFromJsonElement<GetStatementOutput>(transport.query("gifts.getStatement", json.encodeToJsonElement(input)))

        /** The caller's transactions, the newest first. */
        suspend fun getTransactions(input: GetTransactionsInput = GetTransactionsInput()): GetTransactionsOutput =
            json.decodeFromJsonElement<GetTransactionsOutput>(transport.query("gifts.getTransactions", json.encodeToJsonElement(input)))

        /** Gives a battle up: the other session wins. */
        suspend fun leaveBattle(input: LeaveBattleInput): LeaveBattleOutput =
            json.decodeFromJsonElement<LeaveBattleOutput>(transport.mutation("gifts.leaveBattle", json.encodeToJsonElement(input)))

        /** Compares a provider's report with the purchases. */
        suspend fun reconcilePayments(input: ReconcilePaymentsInput): ReconcilePaymentsOutput =
            json.decodeFromJsonElement<ReconcilePaymentsOutput>(transport.mutation("gifts.reconcilePayments", json.encodeToJsonElement(input)))

        /** Takes a receipt of an app store, and brings its coins. */
        suspend fun redeemReceipt(input: RedeemReceiptInput): RedeemReceiptOutput =
            json.decodeFromJsonElement<RedeemReceiptOutput>(transport.mutation("gifts.redeemReceipt", json.encodeToJsonElement(input)))

        /** Gives a gift back, or a part of it: coins to the giver, diamonds from the host. */
        suspend fun refundGift(input: RefundGiftInput): RefundGiftOutput =
            json.decodeFromJsonElement<RefundGiftOutput>(transport.mutation("gifts.refundGift", json.encodeToJsonElement(input)))

        /** Gives money back, and takes the coins of it. */
        suspend fun refundPurchase(input: RefundPurchaseInput): RefundPurchaseOutput =
            json.decodeFromJsonElement<RefundPurchaseOutput>(transport.mutation("gifts.refundPurchase", json.encodeToJsonElement(input)))

        /** Refuses a payout of somebody else; its diamonds come back. */
        suspend fun rejectPayout(input: RejectPayoutInput): RequestPayoutOutput =
            json.decodeFromJsonElement<RequestPayoutOutput>(transport.mutation("gifts.rejectPayout", json.encodeToJsonElement(input)))

        /** Takes a session's goal away. */
        suspend fun removeGoal(input: RemoveGoalInput): RemoveGoalOutput =
            json.decodeFromJsonElement<RemoveGoalOutput>(transport.mutation("gifts.removeGoal", json.encodeToJsonElement(input)))

        /** Asks to be paid for diamonds, which are set aside until it is decided. */
        suspend fun requestPayout(input: RequestPayoutInput): RequestPayoutOutput =
            json.decodeFromJsonElement<RequestPayoutOutput>(transport.mutation("gifts.requestPayout", json.encodeToJsonElement(input)))

        /** Makes or changes a pack. */
        suspend fun saveCoinPack(input: SaveCoinPackInput): SaveCoinPackOutput =
            json.decodeFromJsonElement<SaveCoinPackOutput>(transport.mutation("gifts.saveCoinPack", json.encodeToJsonElement(input)))

        /** Makes or changes a gift of the catalogue. */
        suspend fun saveGift(input: SaveGiftInput): SaveGiftOutput =
            json.decodeFromJsonElement<SaveGiftOutput>(transport.mutation("gifts.saveGift", json.encodeToJsonElement(input)))

        /** Makes or changes a tier of hosts. */
        suspend fun saveHostTier(input: SaveHostTierInput): SaveHostTierOutput =
            json.decodeFromJsonElement<SaveHostTierOutput>(transport.mutation("gifts.saveHostTier", json.encodeToJsonElement(input)))

        /** Gives a gift; the same key again is answered again and charged once. */
        suspend fun sendGift(input: SendGiftInput): GiveGiftReceipt =
            json.decodeFromJsonElement<GiveGiftReceipt>(transport.mutation("gifts.sendGift", json.encodeToJsonElement(input)))

        /** Limits what the caller may give in a day; a higher limit holds a day later. */
        suspend fun setGivingLimit(input: SetGivingLimitInput = SetGivingLimitInput()): GetGivingLimitsOutput =
            json.decodeFromJsonElement<GetGivingLimitsOutput>(transport.mutation("gifts.setGivingLimit", json.encodeToJsonElement(input)))

        /** Sets a session's goal; it takes the place of the one before. */
        suspend fun setGoal(input: SetGoalInput): SetGoalOutput =
            json.decodeFromJsonElement<SetGoalOutput>(transport.mutation("gifts.setGoal", json.encodeToJsonElement(input)))

        /** Puts a host into a tier. */
        suspend fun setHostTier(input: SetHostTierInput): SetHostTierOutput =
            json.decodeFromJsonElement<SetHostTierOutput>(transport.mutation("gifts.setHostTier", json.encodeToJsonElement(input)))

    }

    inner class Notifications internal constructor() {
        /** What the caller was told, the newest first. */
        suspend fun getNotifications(input: GetNotificationsInput = GetNotificationsInput()): GetNotificationsOutput =
            json.decodeFromJsonElement<GetNotificationsOutput>(transport.query("notifications.getNotifications", json.encodeToJsonElement(input)))

        /** What the caller wants to be told, and when. */
        suspend fun getSettings(): SettingsView =
            json.decodeFromJsonElement<SettingsView>(transport.query("notifications.getSettings", null))

        /** Marks as read: some, or all up to one. */
        suspend fun markAsRead(input: MarkAsReadInput = MarkAsReadInput()): MarkAsReadOutput =
            json.decodeFromJsonElement<MarkAsReadOutput>(transport.mutation("notifications.markAsRead", json.encodeToJsonElement(input)))

        /** What the caller is told, as it comes; a client that was cut off is first told what it has missed. */
        fun onNotification(input: OnNotificationInput = OnNotificationInput()): Flow<Tracked<OnNotificationTold>> =
            transport.subscription("notifications.onNotification", json.encodeToJsonElement(input)).map { Tracked(it.id, json.decodeFromJsonElement<OnNotificationTold>(it.data)) }

        /** Registers a browser or a phone to be pushed to. */
        suspend fun registerDevice(input: RegisterDeviceInput): RegisterDeviceOutput =
            json.decodeFromJsonElement<RegisterDeviceOutput>(transport.mutation("notifications.registerDevice", json.encodeToJsonElement(input)))

        /** Tells users something in the server's name. */
        suspend fun sendSystem(input: SendSystemInput): SendSystemOutput =
            json.decodeFromJsonElement<SendSystemOutput>(transport.mutation("notifications.sendSystem", json.encodeToJsonElement(input)))

        /** Takes a device away. */
        suspend fun unregisterDevice(input: UnregisterDeviceInput): UnregisterDeviceOutput =
            json.decodeFromJsonElement<UnregisterDeviceOutput>(transport.mutation("notifications.unregisterDevice", json.encodeToJsonElement(input)))

        /** Changes what the caller wants to be told; what is left out stays. */
        suspend fun updateSettings(input: UpdateSettingsInput = UpdateSettingsInput()): SettingsView =
            json.decodeFromJsonElement<SettingsView>(transport.mutation("notifications.updateSettings", json.encodeToJsonElement(input)))

    }

    inner class Streaming internal constructor() {
        /** Appoints a co-host. */
        suspend fun addCoHost(input: AddCoHostInput): AddCoHostOutput =
            json.decodeFromJsonElement<AddCoHostOutput>(transport.mutation("streaming.addCoHost", json.encodeToJsonElement(input)))

        /** Adds a place to which the session is sent on. */
        suspend fun addRestream(input: AddRestreamInput): AddRestreamOutput =
            json.decodeFromJsonElement<AddRestreamOutput>(transport.mutation("streaming.addRestream", json.encodeToJsonElement(input)))

        /** Makes an address that lays gifts and chat over the host's picture; it is shown once. */
        suspend fun createOverlay(input: CreateOverlayInput): CreateOverlayOutput =
            json.decodeFromJsonElement<CreateOverlayOutput>(transport.mutation("streaming.createOverlay", json.encodeToJsonElement(input)))

        /** Makes a session; its stream key is shown this once. */
        suspend fun createSession(input: CreateSessionInput): CreateSessionOutput =
            json.decodeFromJsonElement<CreateSessionOutput>(transport.mutation("streaming.createSession", json.encodeToJsonElement(input)))

        /** Ends a session for good, and answers with its report. */
        suspend fun endSession(input: EndSessionInput): GetReportOutput =
            json.decodeFromJsonElement<GetReportOutput>(transport.mutation("streaming.endSession", json.encodeToJsonElement(input)))

        /** What is live now; with `query` what has these words. */
        suspend fun getActiveSessions(input: GetActiveSessionsInput = GetActiveSessionsInput()): GetActiveSessionsOutput =
            json.decodeFromJsonElement<GetActiveSessionsOutput>(transport.query("streaming.getActiveSessions", json.encodeToJsonElement(input)))

        /** The session's log, as far as the caller may see it. */
        suspend fun getEvents(input: GetEventsInput): GetEventsOutput =
            json.decodeFromJsonElement<GetEventsOutput>(transport.query("streaming.getEvents", json.encodeToJsonElement(input)))

        /** What the encoder sends and how well, with advice. */
        suspend fun getIngestHealth(input: GetIngestHealthInput): IngestMonitorEncoder =
            json.decodeFromJsonElement<IngestMonitorEncoder>(transport.query("streaming.getIngestHealth", json.encodeToJsonElement(input)))

        /** The caller's overlays, without their addresses. */
        suspend fun getOverlays(): GetOverlaysOutput =
            json.decodeFromJsonElement<GetOverlaysOutput>(transport.query("streaming.getOverlays", null))

        /** The report of a session that is over. */
        suspend fun getReport(input: GetReportInput): GetReportOutput =
            json.decodeFromJsonElement<GetReportOutput>(transport.query("streaming.getReport", json.encodeToJsonElement(input)))

        /** The places to which a session is sent on, and how each does. */
        suspend fun getRestreams(input: GetRestreamsInput): GetRestreamsOutput =
            json.decodeFromJsonElement<GetRestreamsOutput>(transport.query("streaming.getRestreams", json.encodeToJsonElement(input)))

        /** A session, and where to watch it. */
        suspend fun getSession(input: GetSessionInput): GetSessionOutput =
            json.decodeFromJsonElement<GetSessionOutput>(transport.query("streaming.getSession", json.encodeToJsonElement(input)))

        /** The caller's own sessions, the newest first. */
        suspend fun getSessions(input: GetSessionsInput = GetSessionsInput()): GetSessionsOutput =
            json.decodeFromJsonElement<GetSessionsOutput>(transport.query("streaming.getSessions", json.encodeToJsonElement(input)))

        /** Public sessions that are to begin at a time, the soonest first. */
        suspend fun getUpcomingSessions(input: GetUpcomingSessionsInput = GetUpcomingSessionsInput()): GetUpcomingSessionsOutput =
            json.decodeFromJsonElement<GetUpcomingSessionsOutput>(transport.query("streaming.getUpcomingSessions", json.encodeToJsonElement(input)))

        /** Enters a session as a viewer; the right code opens a private one, for a user for good. */
        suspend fun joinSession(input: JoinSessionInput): JoinSessionOutput =
            json.decodeFromJsonElement<JoinSessionOutput>(transport.mutation("streaming.joinSession", json.encodeToJsonElement(input)))

        /** Leaves a session. */
        suspend fun leaveSession(input: LeaveSessionInput) {
            transport.mutation("streaming.leaveSession", json.encodeToJsonElement(input))
        }

        /** Counts taps of approval. */
        suspend fun like(input: LikeInput): LikeOutput =
            json.decodeFromJsonElement<LikeOutput>(transport.mutation("streaming.like", json.encodeToJsonElement(input)))

        /** The session's log from a row on, and then what is written as it is written; complete when the session is over. */
        fun onEvents(input: OnEventsInput): Flow<Tracked<RowView>> =
            transport.subscription("streaming.onEvents", json.encodeToJsonElement(input)).map { Tracked(it.id, json.decodeFromJsonElement<RowView>(it.data)) }

        /** What an overlay's page begins with. */
        suspend fun openOverlay(input: OpenOverlayInput): OpenOverlayOutput =
            json.decodeFromJsonElement<OpenOverlayOutput>(transport.query("streaming.openOverlay", json.encodeToJsonElement(input)))

        /** Dismisses a co-host. */
        suspend fun removeCoHost(input: RemoveCoHostInput): RemoveCoHostOutput =
            json.decodeFromJsonElement<RemoveCoHostOutput>(transport.mutation("streaming.removeCoHost", json.encodeToJsonElement(input)))

        /** Takes such a place away. */
        suspend fun removeRestream(input: RemoveRestreamInput): RemoveRestreamOutput =
            json.decodeFromJsonElement<RemoveRestreamOutput>(transport.mutation("streaming.removeRestream", json.encodeToJsonElement(input)))

        /** Makes another stream key; the old one is good no longer. */
        suspend fun resetStreamKey(input: ResetStreamKeyInput): ResetStreamKeyOutput =
            json.decodeFromJsonElement<ResetStreamKeyOutput>(transport.mutation("streaming.resetStreamKey", json.encodeToJsonElement(input)))

        /** Ends an overlay's address. */
        suspend fun revokeOverlay(input: RevokeOverlayInput): RevokeOverlayOutput =
            json.decodeFromJsonElement<RevokeOverlayOutput>(transport.mutation("streaming.revokeOverlay", json.encodeToJsonElement(input)))

        /** Shows a gift on an overlay, which nobody has given. */
        suspend fun testOverlay(input: TestOverlayInput): TestOverlayOutput =
            json.decodeFromJsonElement<TestOverlayOutput>(transport.mutation("streaming.testOverlay", json.encodeToJsonElement(input)))

        /** Names such a place anew, or switches it on or off. */
        suspend fun updateRestream(input: UpdateRestreamInput): AddRestreamOutput =
            json.decodeFromJsonElement<AddRestreamOutput>(transport.mutation("streaming.updateRestream", json.encodeToJsonElement(input)))

        /** Changes what a session is called, also while it is live. */
        suspend fun updateSession(input: UpdateSessionInput): UpdateSessionOutput =
            json.decodeFromJsonElement<UpdateSessionOutput>(transport.mutation("streaming.updateSession", json.encodeToJsonElement(input)))

    }

    inner class System internal constructor() {
        /** The server's clock. */
        suspend fun ping(): PingOutput =
            json.decodeFromJsonElement<PingOutput>(transport.query("system.ping", null))

    }

    inner class Users internal constructor() {
        /** Blocks a user, who then may not follow the caller or write in their chat. */
        suspend fun block(input: BlockUserInput): BlockUserOutput =
            json.decodeFromJsonElement<BlockUserOutput>(transport.mutation("users.block", json.encodeToJsonElement(input)))

        /** Follows a user; again changes nothing. */
        suspend fun follow(input: FollowUserInput): FollowUserOutput =
            json.decodeFromJsonElement<FollowUserOutput>(transport.mutation("users.follow", json.encodeToJsonElement(input)))

        /** The caller's archive, with an address to fetch it at for an hour. */
        suspend fun getArchive(): GetArchiveOutput =
            json.decodeFromJsonElement<GetArchiveOutput>(transport.query("users.getArchive", null))

        /** What can be awarded, and what of it a user has. */
        suspend fun getAwards(input: GetAwardsInput = GetAwardsInput()): GetAwardsOutput =
            json.decodeFromJsonElement<GetAwardsOutput>(transport.query("users.getAwards", json.encodeToJsonElement(input)))

        /** The caller's points of experience, and what each of them came of, the newest first. */
        suspend fun getExperience(input: GetExperienceInput = GetExperienceInput()): GetExperienceOutput =
            json.decodeFromJsonElement<GetExperienceOutput>(transport.query("users.getExperience", json.encodeToJsonElement(input)))

        /** Who follows a user, the newest first. */
        suspend fun getFollowers(input: UserPageInput): UserPage =
            json.decodeFromJsonElement<UserPage>(transport.query("users.getFollowers", json.encodeToJsonElement(input)))

        /** Whom a user follows, the newest first. */
        suspend fun getFollowing(input: UserPageInput): UserPage =
            json.decodeFromJsonElement<UserPage>(transport.query("users.getFollowing", json.encodeToJsonElement(input)))

        /** Who may see what of you. */
        suspend fun getPrivacy(): PrivacyChoices =
            json.decodeFromJsonElement<PrivacyChoices>(transport.query("users.getPrivacy", null))

        /** A user's profile; one's own, with coins and settings, when nobody is named. */
        suspend fun getProfile(input: GetProfileInput = GetProfileInput()): Profile =
            json.decodeFromJsonElement<Profile>(transport.query("users.getProfile", json.encodeToJsonElement(input)))

        /** What is between you and each of these users, in one call. */
        suspend fun getRelationships(input: GetRelationshipsInput): GetRelationshipsOutput =
            json.decodeFromJsonElement<GetRelationshipsOutput>(transport.query("users.getRelationships", json.encodeToJsonElement(input)))

        /** What brings points of experience. */
        suspend fun getXpRules(): GetXpRulesOutput =
            json.decodeFromJsonElement<GetXpRulesOutput>(transport.query("users.getXpRules", null))

        /** Tells you nothing any more of what a user does; they do not learn of it. */
        suspend fun mute(input: MuteUserInput): MuteUserOutput =
            json.decodeFromJsonElement<MuteUserOutput>(transport.mutation("users.mute", json.encodeToJsonElement(input)))

        /** Begins to make an archive of all there is of the caller. */
        suspend fun requestArchive(): RequestArchiveOutput =
            json.decodeFromJsonElement<RequestArchiveOutput>(transport.mutation("users.requestArchive", null))

        /** Changes what a deed brings from now on. */
        suspend fun saveXpRule(input: SaveXpRuleInput): SaveXpRuleOutput =
            json.decodeFromJsonElement<SaveXpRuleOutput>(transport.mutation("users.saveXpRule", json.encodeToJsonElement(input)))

        /** Those whose username or display name begins with this. */
        suspend fun search(input: SearchUsersInput): SearchUsersOutput =
            json.decodeFromJsonElement<SearchUsersOutput>(transport.query("users.search", json.encodeToJsonElement(input)))

        /** Blocks a user no longer. */
        suspend fun unblock(input: BlockUserInput): BlockUserOutput =
            json.decodeFromJsonElement<BlockUserOutput>(transport.mutation("users.unblock", json.encodeToJsonElement(input)))

        /** Follows a user no longer. */
        suspend fun unfollow(input: FollowUserInput): FollowUserOutput =
            json.decodeFromJsonElement<FollowUserOutput>(transport.mutation("users.unfollow", json.encodeToJsonElement(input)))

        /** Mutes a user no longer. */
        suspend fun unmute(input: MuteUserInput): MuteUserOutput =
            json.decodeFromJsonElement<MuteUserOutput>(transport.mutation("users.unmute", json.encodeToJsonElement(input)))

        /** Changes who may see what of you; what is left out stays. */
        suspend fun updatePrivacy(input: UpdatePrivacyInput = UpdatePrivacyInput()): PrivacyChoices =
            json.decodeFromJsonElement<PrivacyChoices>(transport.mutation("users.updatePrivacy", json.encodeToJsonElement(input)))

        /** Changes the caller's profile; what is left out stays. */
        suspend fun updateProfile(input: UpdateProfileInput = UpdateProfileInput()): Profile =
            json.decodeFromJsonElement<Profile>(transport.mutation("users.updateProfile", json.encodeToJsonElement(input)))

        /** Makes the square in the middle of a PNG or JPEG the caller's picture. */
        suspend fun uploadAvatar(input: UploadAvatarInput): UploadAvatarOutput =
            json.decodeFromJsonElement<UploadAvatarOutput>(transport.mutation("users.uploadAvatar", json.encodeToJsonElement(input)))

    }

    inner class Videos internal constructor() {
        /** Says something under a video, or answers a comment. */
        suspend fun addComment(input: AddCommentInput): AddCommentOutput =
            json.decodeFromJsonElement<AddCommentOutput>(transport.mutation("videos.addComment", json.encodeToJsonElement(input)))

        /** Puts a video at the end of a playlist, once. */
        suspend fun addToPlaylist(input: ChangePlaylistInput): ChangePlaylistOutput =
            json.decodeFromJsonElement<ChangePlaylistOutput>(transport.mutation("videos.addToPlaylist", json.encodeToJsonElement(input)))

        /** Puts a video at the end of what the caller wants to watch later, once. */
        suspend fun addToWatchLater(input: ChangeWatchLaterInput): ChangeWatchLaterOutput =
            json.decodeFromJsonElement<ChangeWatchLaterOutput>(transport.mutation("videos.addToWatchLater", json.encodeToJsonElement(input)))

        /** The caller watches a video; counts once for each viewer and day, never for its owner. */
        suspend fun addView(input: AddViewInput): AddViewOutput =
            json.decodeFromJsonElement<AddViewOutput>(transport.mutation("videos.addView", json.encodeToJsonElement(input)))

        /** What the caller has watched since they told last, which a player says every few seconds. */
        suspend fun addWatchTime(input: AddWatchTimeInput): AddWatchTimeOutput =
            json.decodeFromJsonElement<AddWatchTimeOutput>(transport.mutation("videos.addWatchTime", json.encodeToJsonElement(input)))

        /** Empties the caller's history. */
        suspend fun clearHistory(): RemoveFromHistoryOutput =
            json.decodeFromJsonElement<RemoveFromHistoryOutput>(transport.mutation("videos.clearHistory", null))

        /** Makes a video of a stretch of one's own; it can be played at once. */
        suspend fun createClip(input: CreateClipInput): GetVideoOutput =
            json.decodeFromJsonElement<GetVideoOutput>(transport.mutation("videos.createClip", json.encodeToJsonElement(input)))

        /** Makes an empty playlist. */
        suspend fun createPlaylist(input: CreatePlaylistInput): CreatePlaylistOutput =
            json.decodeFromJsonElement<CreatePlaylistOutput>(transport.mutation("videos.createPlaylist", json.encodeToJsonElement(input)))

        /** Deletes a comment with its answers: by its author, or the video's owner. */
        suspend fun deleteComment(input: DeleteCommentInput): DeleteCommentOutput =
            json.decodeFromJsonElement<DeleteCommentOutput>(transport.mutation("videos.deleteComment", json.encodeToJsonElement(input)))

        /** Deletes a playlist; its videos stay. */
        suspend fun deletePlaylist(input: DeletePlaylistInput): DeletePlaylistOutput =
            json.decodeFromJsonElement<DeletePlaylistOutput>(transport.mutation("videos.deletePlaylist", json.encodeToJsonElement(input)))

        /** Deletes a video, also while its bytes are coming. */
        suspend fun deleteVideo(input: DeleteVideoInput): DeleteVideoOutput =
            json.decodeFromJsonElement<DeleteVideoOutput>(transport.mutation("videos.deleteVideo", json.encodeToJsonElement(input)))

        /** What was said under a video, the pinned one first, then the newest; or the answers to a comment, the oldest first. */
        suspend fun getComments(input: GetCommentsInput): GetCommentsOutput =
            json.decodeFromJsonElement<GetCommentsOutput>(transport.query("videos.getComments", json.encodeToJsonElement(input)))

        /** The log of the session that a video is a recording of. */
        suspend fun getEvents(input: CatalogueGetEventsInput): CatalogueGetEventsOutput =
            json.decodeFromJsonElement<CatalogueGetEventsOutput>(transport.query("videos.getEvents", json.encodeToJsonElement(input)))

        /** Moments of a recording at which much more was said and given than otherwise, in the order of time. */
        suspend fun getHighlights(input: GetHighlightsInput): GetHighlightsOutput =
            json.decodeFromJsonElement<GetHighlightsOutput>(transport.query("videos.getHighlights", json.encodeToJsonElement(input)))

        /** What the caller has watched, the newest first. */
        suspend fun getHistory(input: GetHistoryInput = GetHistoryInput()): GetHistoryOutput =
            json.decodeFromJsonElement<GetHistoryOutput>(transport.query("videos.getHistory", json.encodeToJsonElement(input)))

        /** A playlist and its videos in their order, but for those the caller may not see. */
        suspend fun getPlaylist(input: GetPlaylistInput): GetPlaylistOutput =
            json.decodeFromJsonElement<GetPlaylistOutput>(transport.query("videos.getPlaylist", json.encodeToJsonElement(input)))

        /** A user's playlists, those that changed last first; of others the public ones. */
        suspend fun getPlaylists(input: GetPlaylistsInput = GetPlaylistsInput()): GetPlaylistsOutput =
            json.decodeFromJsonElement<GetPlaylistsOutput>(transport.query("videos.getPlaylists", json.encodeToJsonElement(input)))

        /** Public videos that are like one, the most like it first. */
        suspend fun getRelatedVideos(input: GetRelatedVideosInput): GetRelatedVideosOutput =
            json.decodeFromJsonElement<GetRelatedVideosOutput>(transport.query("videos.getRelatedVideos", json.encodeToJsonElement(input)))

        /** A video, and where to play it. */
        suspend fun getVideo(input: GetVideoInput): GetVideoOutput =
            json.decodeFromJsonElement<GetVideoOutput>(transport.query("videos.getVideo", json.encodeToJsonElement(input)))

        /** How much a video is watched, and where people leave, for its owner. */
        suspend fun getVideoStats(input: GetVideoStatsInput): GetVideoStatsOutput =
            json.decodeFromJsonElement<GetVideoStatsOutput>(transport.query("videos.getVideoStats", json.encodeToJsonElement(input)))

        /** Public videos, by words, category, tags or owner; of the caller themselves all they have. */
        suspend fun getVideos(input: GetVideosInput = GetVideosInput()): GetVideosOutput =
            json.decodeFromJsonElement<GetVideosOutput>(transport.query("videos.getVideos", json.encodeToJsonElement(input)))

        /** What the caller wants to watch later. */
        suspend fun getWatchLater(input: GetWatchLaterInput = GetWatchLaterInput()): GetWatchLaterOutput =
            json.decodeFromJsonElement<GetWatchLaterOutput>(transport.query("videos.getWatchLater", json.encodeToJsonElement(input)))

        /** Likes a video, once. */
        suspend fun like(input: LikeVideoInput): LikeVideoOutput =
            json.decodeFromJsonElement<LikeVideoOutput>(transport.mutation("videos.like", json.encodeToJsonElement(input)))

        /** Likes a comment, once. */
        suspend fun likeComment(input: LikeCommentInput): LikeCommentOutput =
            json.decodeFromJsonElement<LikeCommentOutput>(transport.mutation("videos.likeComment", json.encodeToJsonElement(input)))

        /** Puts a video of a playlist at another place, counted from 0. */
        suspend fun movePlaylistItem(input: MovePlaylistItemInput): ChangePlaylistOutput =
            json.decodeFromJsonElement<ChangePlaylistOutput>(transport.mutation("videos.movePlaylistItem", json.encodeToJsonElement(input)))

        /** Puts a comment before all others, in the place of the one that was. */
        suspend fun pinComment(input: PinCommentInput): PinCommentOutput =
            json.decodeFromJsonElement<PinCommentOutput>(transport.mutation("videos.pinComment", json.encodeToJsonElement(input)))

        /** Takes a video out of the caller's history. */
        suspend fun removeFromHistory(input: RemoveFromHistoryInput): RemoveFromHistoryOutput =
            json.decodeFromJsonElement<RemoveFromHistoryOutput>(transport.mutation("videos.removeFromHistory", json.encodeToJsonElement(input)))

        /** Takes a video out of a playlist. */
        suspend fun removeFromPlaylist(input: ChangePlaylistInput): ChangePlaylistOutput =
            json.decodeFromJsonElement<ChangePlaylistOutput>(transport.mutation("videos.removeFromPlaylist", json.encodeToJsonElement(input)))

        /** Takes a video out of what the caller wants to watch later. */
        suspend fun removeFromWatchLater(input: ChangeWatchLaterInput): ChangeWatchLaterOutput =
            json.decodeFromJsonElement<ChangeWatchLaterOutput>(transport.mutation("videos.removeFromWatchLater", json.encodeToJsonElement(input)))

        /** Whether what the caller watches from now on is kept. */
        suspend fun setHistory(input: SetHistoryInput): SetHistoryOutput =
            json.decodeFromJsonElement<SetHistoryOutput>(transport.mutation("videos.setHistory", json.encodeToJsonElement(input)))

        /** Takes a like back. */
        suspend fun unlike(input: LikeVideoInput): LikeVideoOutput =
            json.decodeFromJsonElement<LikeVideoOutput>(transport.mutation("videos.unlike", json.encodeToJsonElement(input)))

        /** Takes a like back. */
        suspend fun unlikeComment(input: LikeCommentInput): LikeCommentOutput =
            json.decodeFromJsonElement<LikeCommentOutput>(transport.mutation("videos.unlikeComment", json.encodeToJsonElement(input)))

        /** Takes the pin away. */
        suspend fun unpinComment(input: PinCommentInput): PinCommentOutput =
            json.decodeFromJsonElement<PinCommentOutput>(transport.mutation("videos.unpinComment", json.encodeToJsonElement(input)))

        /** Changes what a playlist is called and who may see it. */
        suspend fun updatePlaylist(input: UpdatePlaylistInput): CreatePlaylistOutput =
            json.decodeFromJsonElement<CreatePlaylistOutput>(transport.mutation("videos.updatePlaylist", json.encodeToJsonElement(input)))

        /** Changes what a video is called and who may see it. */
        suspend fun updateVideo(input: UpdateVideoInput): GetVideoOutput =
            json.decodeFromJsonElement<GetVideoOutput>(transport.mutation("videos.updateVideo", json.encodeToJsonElement(input)))

        /** Makes a video and the place its bytes go to, by tus 1.0.0 with the same access token. */
        suspend fun uploadVideo(input: UploadVideoInput): UploadVideoOutput =
            json.decodeFromJsonElement<UploadVideoOutput>(transport.mutation("videos.uploadVideo", json.encodeToJsonElement(input)))

    }

    inner class Webhooks internal constructor() {
        /** Tells a server of the caller's of events from now on; the secret that messages are signed with is told this once. */
        suspend fun createEndpoint(input: CreateEndpointInput): CreateEndpointOutput =
            json.decodeFromJsonElement<CreateEndpointOutput>(transport.mutation("webhooks.createEndpoint", json.encodeToJsonElement(input)))

        /** Takes an endpoint away, with what waits for it. */
        suspend fun deleteEndpoint(input: DeleteEndpointInput) {
            transport.mutation("webhooks.deleteEndpoint", json.encodeToJsonElement(input))
        }

        /** What an endpoint was told in the last seven days and what waits for it, the newest first. */
        suspend fun getDeliveries(input: GetDeliveriesInput): GetDeliveriesOutput =
            json.decodeFromJsonElement<GetDeliveriesOutput>(transport.query("webhooks.getDeliveries", json.encodeToJsonElement(input)))

        /** The caller's endpoints, with how they fare. */
        suspend fun getEndpoints(): GetEndpointsOutput =
            json.decodeFromJsonElement<GetEndpointsOutput>(transport.query("webhooks.getEndpoints", null))

        /** Tells an endpoint again what came after a message, in the same order and under the same ids. */
        suspend fun replay(input: ReplayInput): ReplayOutput =
            json.decodeFromJsonElement<ReplayOutput>(transport.mutation("webhooks.replay", json.encodeToJsonElement(input)))

        /** A new secret; for a day messages are signed with the one before too. */
        suspend fun rotateSecret(input: RotateSecretInput): RotateSecretOutput =
            json.decodeFromJsonElement<RotateSecretOutput>(transport.mutation("webhooks.rotateSecret", json.encodeToJsonElement(input)))

        /** Sends a message of the type endpoint.test now, and says what came of it. */
        suspend fun testEndpoint(input: TestEndpointInput): TestEndpointOutput =
            json.decodeFromJsonElement<TestEndpointOutput>(transport.mutation("webhooks.testEndpoint", json.encodeToJsonElement(input)))

        /** Changes an endpoint, or turns it off and on; what is left out stays. */
        suspend fun updateEndpoint(input: UpdateEndpointInput): UpdateEndpointOutput =
            json.decodeFromJsonElement<UpdateEndpointOutput>(transport.mutation("webhooks.updateEndpoint", json.encodeToJsonElement(input)))

    }
}
