// The procedures and events of this server. Needs Foundation alone.
import Foundation

/// UUID, version 7.
public typealias Id = String
/// ISO-8601 in UTC, with milliseconds.
public typealias Time = String

/// Any JSON.
public enum JSONValue: Codable, Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public init(from decoder: Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let it = try? value.decode(Bool.self) {
            self = .bool(it)
        } else if let it = try? value.decode(Double.self) {
            self = .number(it)
        } else if let it = try? value.decode(String.self) {
            self = .string(it)
        } else if let it = try? value.decode([JSONValue].self) {
            self = .array(it)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    public func encode(to encoder: Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let it): try value.encode(it)
        case .number(let it): try value.encode(it)
        case .string(let it): try value.encode(it)
        case .array(let it): try value.encode(it)
        case .object(let it): try value.encode(it)
        }
    }
}

/// No input, or no output.
public struct Nothing: Codable, Sendable {
    public init() {}
}

/// One value of a subscription; a client that comes back names the last id it has.
public struct Tracked<Value: Sendable>: Sendable {
    public let id: String
    public let data: Value

    public init(id: String, data: Value) {
        self.id = id
        self.data = data
    }
}

/// A refusal: `data` of tRPC's error. `reason` is stable, `field` names bad input, `retryAfter` is in seconds.
public struct Refusal: Error, Codable, Sendable {
    public let code: String
    public let httpStatus: Int
    public let reason: String
    public let path: String?
    public let field: String?
    public let retryAfter: Int?
    public let requestId: String?
}

/// How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws `Refusal`.
public protocol Transport: Sendable {
    func query<Input: Encodable, Output: Decodable>(_ path: String, _ input: Input) async throws -> Output
    func mutation<Input: Encodable, Output: Decodable>(_ path: String, _ input: Input) async throws -> Output
    func subscription<Input: Encodable, Output: Decodable & Sendable>(
        _ path: String, _ input: Input
    ) -> AsyncThrowingStream<Tracked<Output>, Error>
}

/// Reasons of refusals; later ones may be added.
public enum Reasons {
    public static let accountFrozen = "account_frozen"
    public static let accountSuspended = "account_suspended"
    public static let addressTooFast = "address_too_fast"
    public static let adminOnly = "admin_only"
    public static let administrator = "administrator"
    public static let ageUnconfirmed = "age_unconfirmed"
    public static let alreadyHost = "already_host"
    public static let alreadyVerified = "already_verified"
    public static let alreadyVoted = "already_voted"
    public static let answersAreNotPinned = "answers_are_not_pinned"
    public static let apiKeyNotFound = "api_key_not_found"
    public static let archiveRecent = "archive_recent"
    public static let auditRunning = "audit_running"
    public static let badInput = "bad_input"
    public static let balanceLimit = "balance_limit"
    public static let banned = "banned"
    public static let battleNotFound = "battle_not_found"
    public static let battleOver = "battle_over"
    public static let battleProposed = "battle_proposed"
    public static let battleRunning = "battle_running"
    public static let birthDateKnown = "birth_date_known"
    public static let blocked = "blocked"
    public static let blockedByHost = "blocked_by_host"
    public static let busy = "busy"
    public static let cannotModerate = "cannot_moderate"
    public static let chatFlood = "chat_flood"
    public static let chatSimilar = "chat_similar"
    public static let coinDebt = "coin_debt"
    public static let coinPackCodeTaken = "coin_pack_code_taken"
    public static let coinPackNotFound = "coin_pack_not_found"
    public static let commentNotFound = "comment_not_found"
    public static let dailyLimit = "daily_limit"
    public static let deadlineExceeded = "deadline_exceeded"
    public static let deviceNotFound = "device_not_found"
    public static let diskFull = "disk_full"
    public static let emailTaken = "email_taken"
    public static let emojiNameTaken = "emoji_name_taken"
    public static let emojiNotFound = "emoji_not_found"
    public static let endpointDisabled = "endpoint_disabled"
    public static let endpointNotFound = "endpoint_not_found"
    public static let exceedsOriginal = "exceeds_original"
    public static let followersOnly = "followers_only"
    public static let giftCodeTaken = "gift_code_taken"
    public static let giftNotFound = "gift_not_found"
    public static let holdClosed = "hold_closed"
    public static let hostTierNotFound = "host_tier_not_found"
    public static let idempotencyKeyReused = "idempotency_key_reused"
    public static let insufficientFunds = "insufficient_funds"
    public static let `internal` = "internal"
    public static let listPrivate = "list_private"
    public static let mailBusy = "mail_busy"
    public static let malformedJson = "malformed_json"
    public static let messageDeleted = "message_deleted"
    public static let messageNotFound = "message_not_found"
    public static let moreThanPaid = "more_than_paid"
    public static let noRecording = "no_recording"
    public static let notAGift = "not_a_gift"
    public static let notAModerator = "not_a_moderator"
    public static let notOwner = "not_owner"
    public static let notYourAccount = "not_your_account"
    public static let notYourChannel = "not_your_channel"
    public static let notYourInvoice = "not_your_invoice"
    public static let notYourPayout = "not_your_payout"
    public static let notYourPurchase = "not_your_purchase"
    public static let notYourSession = "not_your_session"
    public static let notYourTier = "not_your_tier"
    public static let notificationNotFound = "notification_not_found"
    public static let opponentNotLive = "opponent_not_live"
    public static let overlayNotFound = "overlay_not_found"
    public static let ownAccount = "own_account"
    public static let ownDailyLimit = "own_daily_limit"
    public static let ownGift = "own_gift"
    public static let ownPayout = "own_payout"
    public static let ownSession = "own_session"
    public static let ownTier = "own_tier"
    public static let paymentProviderAway = "payment_provider_away"
    public static let paymentProviderRefused = "payment_provider_refused"
    public static let paymentsOff = "payments_off"
    public static let payoutBelowMinimum = "payout_below_minimum"
    public static let payoutDecided = "payout_decided"
    public static let payoutDestinationMissing = "payout_destination_missing"
    public static let payoutNotFound = "payout_not_found"
    public static let payoutPending = "payout_pending"
    public static let payoutTooSmall = "payout_too_small"
    public static let payoutsOff = "payouts_off"
    public static let playlistFull = "playlist_full"
    public static let playlistItemNotFound = "playlist_item_not_found"
    public static let playlistNotFound = "playlist_not_found"
    public static let pollClosed = "poll_closed"
    public static let pollNotFound = "poll_not_found"
    public static let pollOpen = "poll_open"
    public static let priceChanged = "price_changed"
    public static let privatePlaylist = "private_playlist"
    public static let privateSession = "private_session"
    public static let privateVideo = "private_video"
    public static let procedureNotFound = "procedure_not_found"
    public static let purchaseNotFound = "purchase_not_found"
    public static let purchaseNotPaid = "purchase_not_paid"
    public static let receiptOfAnotherUser = "receipt_of_another_user"
    public static let refreshExpired = "refresh_expired"
    public static let refreshReused = "refresh_reused"
    public static let refreshRevoked = "refresh_revoked"
    public static let refreshUnknown = "refresh_unknown"
    public static let refundTooOld = "refund_too_old"
    public static let restreamNotFound = "restream_not_found"
    public static let reviewLate = "review_late"
    public static let reviewRefused = "review_refused"
    public static let ruleNotFound = "rule_not_found"
    public static let secondFactorOff = "second_factor_off"
    public static let secondFactorOn = "second_factor_on"
    public static let secondFactorRequired = "second_factor_required"
    public static let sessionEnded = "session_ended"
    public static let sessionLive = "session_live"
    public static let sessionNotEnded = "session_not_ended"
    public static let sessionNotFound = "session_not_found"
    public static let sessionNotLive = "session_not_live"
    public static let signInBusy = "sign_in_busy"
    public static let signInRequired = "sign_in_required"
    public static let slowMode = "slow_mode"
    public static let storageUsedUp = "storage_used_up"
    public static let storeNotFound = "store_not_found"
    public static let timedOut = "timed_out"
    public static let tokenExpired = "token_expired"
    public static let tokenInvalid = "token_invalid"
    public static let tokenUnknown = "token_unknown"
    public static let tooManyAttempts = "too_many_attempts"
    public static let tooManyBans = "too_many_bans"
    public static let tooManyChallenges = "too_many_challenges"
    public static let tooManyClips = "too_many_clips"
    public static let tooManyCoHosts = "too_many_co_hosts"
    public static let tooManyComments = "too_many_comments"
    public static let tooManyEmoji = "too_many_emoji"
    public static let tooManyEndpoints = "too_many_endpoints"
    public static let tooManyGifts = "too_many_gifts"
    public static let tooManyKeys = "too_many_keys"
    public static let tooManyLikes = "too_many_likes"
    public static let tooManyMails = "too_many_mails"
    public static let tooManyMessages = "too_many_messages"
    public static let tooManyModerators = "too_many_moderators"
    public static let tooManyOpenPayouts = "too_many_open_payouts"
    public static let tooManyOpenPurchases = "too_many_open_purchases"
    public static let tooManyOverlays = "too_many_overlays"
    public static let tooManyPlaylists = "too_many_playlists"
    public static let tooManyRestreams = "too_many_restreams"
    public static let tooManySubscriptions = "too_many_subscriptions"
    public static let tooManyTests = "too_many_tests"
    public static let tooManyTimeouts = "too_many_timeouts"
    public static let tooManyUploads = "too_many_uploads"
    public static let tooYoung = "too_young"
    public static let transactionNotFound = "transaction_not_found"
    public static let transcodingOff = "transcoding_off"
    public static let unknownProduct = "unknown_product"
    public static let uploadTooLarge = "upload_too_large"
    public static let userBanned = "user_banned"
    public static let userNotFound = "user_not_found"
    public static let userTooFast = "user_too_fast"
    public static let usernameConfusable = "username_confusable"
    public static let usernameTaken = "username_taken"
    public static let videoNotFound = "video_not_found"
    public static let videoNotReady = "video_not_ready"
    public static let wrongAccessCode = "wrong_access_code"
    public static let wrongCode = "wrong_code"
    public static let wrongLogin = "wrong_login"
    public static let wrongPassword = "wrong_password"
}

/// What the server sends over Socket.IO, by the event's name.
public enum Events {
    public static let sessionUpdated = "session_updated"
    public static let sessionEnded = "session_ended"
    public static let viewerJoined = "viewer_joined"
    public static let viewerLeft = "viewer_left"
    public static let coHost = "co_host"
    public static let likes = "likes"
    public static let newMessage = "new_message"
    public static let announcement = "announcement"
    public static let pollOpened = "poll_opened"
    public static let pollClosed = "poll_closed"
    public static let giftAnimation = "gift_animation"
    public static let goalSet = "goal_set"
    public static let goalReached = "goal_reached"
    public static let goalRemoved = "goal_removed"
    public static let battleStarted = "battle_started"
    public static let battleEnded = "battle_ended"
    public static let moderation = "moderation"
    public static let messageDeleted = "message_deleted"
    public static let viewerCount = "viewer_count"
    public static let pollUpdated = "poll_updated"
    public static let goalUpdated = "goal_updated"
    public static let battleUpdated = "battle_updated"
    public static let skipped = "skipped"
    public static let notification = "notification"
    public static let videoUpdated = "video_updated"
    public static let removed = "removed"
}

public enum GetUsersInputRole: String, Codable, Sendable {
    case user
    case admin
}

public enum GetUsersUserRole: String, Codable, Sendable {
    case user
    case admin
}

public enum SetRoleInputRole: String, Codable, Sendable {
    case user
    case admin
}

public enum SetRoleOutputRole: String, Codable, Sendable {
    case user
    case admin
}

public enum PollViewStatus: String, Codable, Sendable {
    case open
    case closed
}

public enum PollViewReason: String, Codable, Sendable {
    case time
    case staff
    case sessionEnded = "session_ended"
}

public enum GetRoomOutputRole: String, Codable, Sendable {
    case owner
    case admin
    case coHost = "co_host"
    case moderator
    case viewer
    case guest
}

public enum GetRoomOutputRights: String, Codable, Sendable {
    case write
    case writeFreely = "write_freely"
    case moderate
    case appoint
}

public enum BattleDeskShownStatus: String, Codable, Sendable {
    case proposed
    case declined
    case expired
    case running
    case ended
}

public enum BattleDeskShownReason: String, Codable, Sendable {
    case time
    case left
}

public enum ApplyPayoutReportItemOutcome: String, Codable, Sendable {
    case applied
    case nothingNew = "nothing_new"
    case amountMismatch = "amount_mismatch"
    case otherProvider = "other_provider"
    case notOurs = "not_ours"
    case forged
    case heldBack = "held_back"
}

public enum PayoutViewState: String, Codable, Sendable {
    case requested
    case approved
    case paid
    case rejected
    case failed
    case cancelled
}

public enum DestinationMaskedKind: String, Codable, Sendable {
    case iban
    case paypal
    case mobile
    case stripe
}

public enum PurchaseViewState: String, Codable, Sendable {
    case created
    case pending
    case paid
    case failed
    case expired
    case refunded
    case chargedBack = "charged_back"
}

public enum GiftTermsTier: String, Codable, Sendable {
    case common
    case rare
    case legendary
}

public enum GiftTier: String, Codable, Sendable {
    case common
    case rare
    case legendary
}

public enum InvoiceViewKind: String, Codable, Sendable {
    case invoice
    case creditNote = "credit_note"
    case payout
    case payoutReturn = "payout_return"
}

public enum GetLeaderboardInputPeriod: String, Codable, Sendable {
    case day
    case week
    case all
}

public enum GetLeaderboardOutputPeriod: String, Codable, Sendable {
    case day
    case week
    case all
}

public enum GetPayoutRequestsInputState: String, Codable, Sendable {
    case requested
    case approved
    case paid
    case rejected
    case failed
    case cancelled
}

public enum GetStatementInputKind: String, Codable, Sendable {
    case coins
    case diamonds
}

public enum GetStatementOutputKind: String, Codable, Sendable {
    case coins
    case diamonds
}

public enum ReconciliationDifferenceKind: String, Codable, Sendable {
    case missingHere = "missing_here"
    case missingThere = "missing_there"
    case otherAmount = "other_amount"
    case otherState = "other_state"
}

public enum DestinationKind: String, Codable, Sendable {
    case iban
    case paypal
    case mobile
    case stripe
}

public enum SaveGiftInputTier: String, Codable, Sendable {
    case common
    case rare
    case legendary
}

public enum GetNotificationsInputType: String, Codable, Sendable {
    case newFollower = "new_follower"
    case giftReceived = "gift_received"
    case newComment = "new_comment"
    case liveStarted = "live_started"
    case system
    case mention
    case moderation
    case sessionSoon = "session_soon"
}

public enum NotificationViewType: String, Codable, Sendable {
    case newFollower = "new_follower"
    case giftReceived = "gift_received"
    case newComment = "new_comment"
    case liveStarted = "live_started"
    case system
    case mention
    case moderation
    case sessionSoon = "session_soon"
}

public enum RegisterDeviceInputPlatform: String, Codable, Sendable {
    case web
    case android
    case ios
}

public enum RegisterDeviceRegisteredPlatform: String, Codable, Sendable {
    case web
    case android
    case ios
}

public enum RestreamStatusState: String, Codable, Sendable {
    case waiting
    case connecting
    case live
    case retrying
    case failed
    case stopped
}

public enum CreateSessionInputKind: String, Codable, Sendable {
    case video
    case audio
}

public enum CreateSessionInputVisibility: String, Codable, Sendable {
    case `public`
    case `private`
}

public enum SessionViewKind: String, Codable, Sendable {
    case video
    case audio
}

public enum SessionViewVisibility: String, Codable, Sendable {
    case `public`
    case `private`
}

public enum SessionViewStatus: String, Codable, Sendable {
    case created
    case live
    case interrupted
    case ended
}

public enum GetActiveSessionsInputKind: String, Codable, Sendable {
    case video
    case audio
}

public enum GetActiveSessionsInputSort: String, Codable, Sendable {
    case viewers
    case newest
}

public enum IngestMonitorEncoderBackup: String, Codable, Sendable {
    case none
    case connected
    case active
}

public enum IngestMonitorAdviceSeverity: String, Codable, Sendable {
    case ok
    case warning
    case bad
}

public enum ArchiveViewStatus: String, Codable, Sendable {
    case pending
    case ready
    case failed
}

public enum GetAwardsItemKind: String, Codable, Sendable {
    case achievement
    case badge
}

public enum PrivacyChoicesLists: String, Codable, Sendable {
    case everybody
    case followers
    case nobody
}

public enum UpdatePrivacyInputLists: String, Codable, Sendable {
    case everybody
    case followers
    case nobody
}

public enum CreateClipInputVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum VideoViewVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum VideoViewStatus: String, Codable, Sendable {
    case uploading
    case processing
    case ready
    case failed
}

public enum CreatePlaylistInputVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum PlaylistViewVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum GetVideosInputKind: String, Codable, Sendable {
    case upload
    case recording
    case clip
}

public enum GetVideosInputSort: String, Codable, Sendable {
    case relevance
    case newest
    case views
    case likes
}

public enum UpdatePlaylistInputVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum UpdateVideoInputVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum UploadVideoInputVisibility: String, Codable, Sendable {
    case `public`
    case unlisted
    case `private`
}

public enum WebhookEndpointViewDisabledReason: String, Codable, Sendable {
    case byOwner = "by_owner"
    case gone
    case failing
    case backlog
}

public enum GetDeliveriesInputState: String, Codable, Sendable {
    case pending
    case delivered
    case failed
}

public enum MessageViewState: String, Codable, Sendable {
    case pending
    case delivered
    case failed
}

public struct GetAuditLogInput: Codable, Sendable {
    public var actorId: Id?
    public var procedure: String?
    public var limit: Int?
    public var cursor: String?

    public init(actorId: Id? = nil, procedure: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.actorId = actorId
        self.procedure = procedure
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetAuditLogOutput: Codable, Sendable {
    public var items: [GetAuditLogAction]
    public var nextCursor: String?

    public init(items: [GetAuditLogAction], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetAuditLogAction: Codable, Sendable {
    public var id: Id
    public var at: Time
    public var actor: UserView?
    public var address: String
    public var apiKeyId: Id?
    public var procedure: String
    public var input: [String: JSONValue?]
    public var outcome: String?

    public init(id: Id, at: Time, actor: UserView? = nil, address: String, apiKeyId: Id? = nil, procedure: String, input: [String: JSONValue?], outcome: String? = nil) {
        self.id = id
        self.at = at
        self.actor = actor
        self.address = address
        self.apiKeyId = apiKeyId
        self.procedure = procedure
        self.input = input
        self.outcome = outcome
    }
}

public struct UserView: Codable, Sendable {
    public var id: Id
    public var username: String
    public var displayName: String

    public init(id: Id, username: String, displayName: String) {
        self.id = id
        self.username = username
        self.displayName = displayName
    }
}

public struct GetUsersInput: Codable, Sendable {
    public var query: String?
    public var suspended: Bool?
    public var role: GetUsersInputRole?
    public var limit: Int?
    public var cursor: String?

    public init(query: String? = nil, suspended: Bool? = nil, role: GetUsersInputRole? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.query = query
        self.suspended = suspended
        self.role = role
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetUsersOutput: Codable, Sendable {
    public var items: [GetUsersUser]
    public var nextCursor: String?

    public init(items: [GetUsersUser], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetUsersUser: Codable, Sendable {
    public var id: Id
    public var username: String
    public var displayName: String
    public var email: String
    public var emailVerified: Bool
    public var role: GetUsersUserRole
    public var suspended: Bool
    public var suspensionReason: String?
    public var createdAt: Time

    public init(id: Id, username: String, displayName: String, email: String, emailVerified: Bool, role: GetUsersUserRole, suspended: Bool, suspensionReason: String? = nil, createdAt: Time) {
        self.id = id
        self.username = username
        self.displayName = displayName
        self.email = email
        self.emailVerified = emailVerified
        self.role = role
        self.suspended = suspended
        self.suspensionReason = suspensionReason
        self.createdAt = createdAt
    }
}

public struct ReinstateUserInput: Codable, Sendable {
    public var userId: Id

    public init(userId: Id) {
        self.userId = userId
    }
}

public struct SuspendUserOutput: Codable, Sendable {
    public var suspended: Bool

    public init(suspended: Bool) {
        self.suspended = suspended
    }
}

public struct SetRoleInput: Codable, Sendable {
    public var userId: Id
    public var role: SetRoleInputRole

    public init(userId: Id, role: SetRoleInputRole) {
        self.userId = userId
        self.role = role
    }
}

public struct SetRoleOutput: Codable, Sendable {
    public var role: SetRoleOutputRole

    public init(role: SetRoleOutputRole) {
        self.role = role
    }
}

public struct SuspendUserInput: Codable, Sendable {
    public var userId: Id
    public var reason: String

    public init(userId: Id, reason: String) {
        self.userId = userId
        self.reason = reason
    }
}

public struct BeginTotpInput: Codable, Sendable {
    public var password: String

    public init(password: String) {
        self.password = password
    }
}

public struct BeginTotpOutput: Codable, Sendable {
    public var secret: String
    public var otpauthUri: String

    public init(secret: String, otpauthUri: String) {
        self.secret = secret
        self.otpauthUri = otpauthUri
    }
}

public struct ChangePasswordInput: Codable, Sendable {
    public var currentPassword: String
    public var newPassword: String

    public init(currentPassword: String, newPassword: String) {
        self.currentPassword = currentPassword
        self.newPassword = newPassword
    }
}

public struct ConfirmTotpInput: Codable, Sendable {
    public var code: String

    public init(code: String) {
        self.code = code
    }
}

public struct ConfirmTotpOutput: Codable, Sendable {
    public var recoveryCodes: [String]

    public init(recoveryCodes: [String]) {
        self.recoveryCodes = recoveryCodes
    }
}

public struct CreateApiKeyInput: Codable, Sendable {
    public var password: String
    public var name: String
    public var scopes: [String]
    public var expiresInDays: Int?

    public init(password: String, name: String, scopes: [String], expiresInDays: Int? = nil) {
        self.password = password
        self.name = name
        self.scopes = scopes
        self.expiresInDays = expiresInDays
    }
}

public struct CreateApiKeyOutput: Codable, Sendable {
    public var apiKey: ApiKeysApiKeyView
    public var key: String

    public init(apiKey: ApiKeysApiKeyView, key: String) {
        self.apiKey = apiKey
        self.key = key
    }
}

public struct ApiKeysApiKeyView: Codable, Sendable {
    public var id: Id
    public var name: String
    public var start: String
    public var scopes: [String]
    public var madeAt: Time
    public var expiresAt: Time?
    public var lastUsedAt: Time?

    public init(id: Id, name: String, start: String, scopes: [String], madeAt: Time, expiresAt: Time? = nil, lastUsedAt: Time? = nil) {
        self.id = id
        self.name = name
        self.start = start
        self.scopes = scopes
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}

public struct EraseAccountInput: Codable, Sendable {
    public var password: String

    public init(password: String) {
        self.password = password
    }
}

public struct GetApiKeysOutput: Codable, Sendable {
    public var items: [ApiKeysApiKeyView]
    public var nextCursor: String?

    public init(items: [ApiKeysApiKeyView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetDevicesOutput: Codable, Sendable {
    public var items: [GetDevicesDevice]
    public var nextCursor: String?

    public init(items: [GetDevicesDevice], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetDevicesDevice: Codable, Sendable {
    public var id: Id
    public var device: String?
    public var address: String?
    public var signedInAt: Time
    public var lastUsedAt: Time
    public var current: Bool

    public init(id: Id, device: String? = nil, address: String? = nil, signedInAt: Time, lastUsedAt: Time, current: Bool) {
        self.id = id
        self.device = device
        self.address = address
        self.signedInAt = signedInAt
        self.lastUsedAt = lastUsedAt
        self.current = current
    }
}

public struct GetSecurityOutput: Codable, Sendable {
    public var email: String
    public var emailVerified: Bool
    public var secondFactor: Bool
    public var recoveryCodesLeft: Int

    public init(email: String, emailVerified: Bool, secondFactor: Bool, recoveryCodesLeft: Int) {
        self.email = email
        self.emailVerified = emailVerified
        self.secondFactor = secondFactor
        self.recoveryCodesLeft = recoveryCodesLeft
    }
}

public struct LoginInput: Codable, Sendable {
    public var login: String
    public var password: String
    public var device: String?
    public var code: String?

    public init(login: String, password: String, device: String? = nil, code: String? = nil) {
        self.login = login
        self.password = password
        self.device = device
        self.code = code
    }
}

public struct SignInsSignedIn: Codable, Sendable {
    public var user: UserView
    public var accessToken: String
    public var refreshToken: String
    public var expiresIn: Int

    public init(user: UserView, accessToken: String, refreshToken: String, expiresIn: Int) {
        self.user = user
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresIn = expiresIn
    }
}

public struct LogoutInput: Codable, Sendable {
    public var refreshToken: String

    public init(refreshToken: String) {
        self.refreshToken = refreshToken
    }
}

public struct RefreshInput: Codable, Sendable {
    public var refreshToken: String

    public init(refreshToken: String) {
        self.refreshToken = refreshToken
    }
}

public struct RegisterInput: Codable, Sendable {
    public var username: String
    public var email: String
    public var password: String
    public var displayName: String?
    public var device: String?

    public init(username: String, email: String, password: String, displayName: String? = nil, device: String? = nil) {
        self.username = username
        self.email = email
        self.password = password
        self.displayName = displayName
        self.device = device
    }
}

public struct BothFactors: Codable, Sendable {
    public var password: String
    public var code: String

    public init(password: String, code: String) {
        self.password = password
        self.code = code
    }
}

public struct RequestPasswordResetInput: Codable, Sendable {
    public var email: String

    public init(email: String) {
        self.email = email
    }
}

public struct ResetPasswordInput: Codable, Sendable {
    public var token: String
    public var newPassword: String

    public init(token: String, newPassword: String) {
        self.token = token
        self.newPassword = newPassword
    }
}

public struct RevokeApiKeyInput: Codable, Sendable {
    public var apiKeyId: Id

    public init(apiKeyId: Id) {
        self.apiKeyId = apiKeyId
    }
}

public struct RevokeDeviceInput: Codable, Sendable {
    public var deviceId: Id

    public init(deviceId: Id) {
        self.deviceId = deviceId
    }
}

public struct RevokeOtherDevicesOutput: Codable, Sendable {
    public var revoked: Int

    public init(revoked: Int) {
        self.revoked = revoked
    }
}

public struct VerifyEmailInput: Codable, Sendable {
    public var token: String

    public init(token: String) {
        self.token = token
    }
}

public struct VerifyEmailOutput: Codable, Sendable {
    public var emailVerified: Bool

    public init(emailVerified: Bool) {
        self.emailVerified = emailVerified
    }
}

public struct AddEmojiInput: Codable, Sendable {
    public var name: String
    public var image: String

    public init(name: String, image: String) {
        self.name = name
        self.image = image
    }
}

public struct AddEmojiOutput: Codable, Sendable {
    public var emoji: Emoji

    public init(emoji: Emoji) {
        self.emoji = emoji
    }
}

public struct Emoji: Codable, Sendable {
    public var id: Id
    public var name: String
    public var url: String
    public var contentType: String
    public var width: Int
    public var height: Int
    public var createdAt: Time

    public init(id: Id, name: String, url: String, contentType: String, width: Int, height: Int, createdAt: Time) {
        self.id = id
        self.name = name
        self.url = url
        self.contentType = contentType
        self.width = width
        self.height = height
        self.createdAt = createdAt
    }
}

public struct AddModeratorInput: Codable, Sendable {
    public var sessionId: Id
    public var userId: Id

    public init(sessionId: Id, userId: Id) {
        self.sessionId = sessionId
        self.userId = userId
    }
}

public struct AddModeratorOutput: Codable, Sendable {
    public var moderator: Bool

    public init(moderator: Bool) {
        self.moderator = moderator
    }
}

public struct AnnounceInput: Codable, Sendable {
    public var sessionId: Id
    public var text: String
    public var clientMessageId: String?

    public init(sessionId: Id, text: String, clientMessageId: String? = nil) {
        self.sessionId = sessionId
        self.text = text
        self.clientMessageId = clientMessageId
    }
}

public struct AnnounceOutput: Codable, Sendable {
    public var announcement: AnnounceAnnouncement

    public init(announcement: AnnounceAnnouncement) {
        self.announcement = announcement
    }
}

public struct AnnounceAnnouncement: Codable, Sendable {
    public var id: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var user: UserView?
    public var text: String
    public var clientMessageId: String?

    public init(id: Id, seq: Int, at: Time, mediaAt: Time? = nil, user: UserView? = nil, text: String, clientMessageId: String? = nil) {
        self.id = id
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.user = user
        self.text = text
        self.clientMessageId = clientMessageId
    }
}

public struct BanUserInput: Codable, Sendable {
    public var sessionId: Id
    public var userId: Id
    public var reason: String?

    public init(sessionId: Id, userId: Id, reason: String? = nil) {
        self.sessionId = sessionId
        self.userId = userId
        self.reason = reason
    }
}

public struct BanUserOutput: Codable, Sendable {
    public var banned: Bool

    public init(banned: Bool) {
        self.banned = banned
    }
}

public struct EndPollInput: Codable, Sendable {
    public var sessionId: Id
    public var pollId: Id

    public init(sessionId: Id, pollId: Id) {
        self.sessionId = sessionId
        self.pollId = pollId
    }
}

public struct CreatePollOutput: Codable, Sendable {
    public var poll: PollView

    public init(poll: PollView) {
        self.poll = poll
    }
}

public struct PollView: Codable, Sendable {
    public var id: Id
    public var question: String
    public var options: [PollOption]
    public var votes: Int
    public var status: PollViewStatus
    public var openedAt: Time
    public var closesAt: Time
    public var reason: PollViewReason?

    public init(id: Id, question: String, options: [PollOption], votes: Int, status: PollViewStatus, openedAt: Time, closesAt: Time, reason: PollViewReason? = nil) {
        self.id = id
        self.question = question
        self.options = options
        self.votes = votes
        self.status = status
        self.openedAt = openedAt
        self.closesAt = closesAt
        self.reason = reason
    }
}

public struct PollOption: Codable, Sendable {
    public var text: String
    public var votes: Int

    public init(text: String, votes: Int) {
        self.text = text
        self.votes = votes
    }
}

public struct CreatePollInput: Codable, Sendable {
    public var sessionId: Id
    public var question: String
    public var options: [String]
    public var durationSeconds: Int

    public init(sessionId: Id, question: String, options: [String], durationSeconds: Int) {
        self.sessionId = sessionId
        self.question = question
        self.options = options
        self.durationSeconds = durationSeconds
    }
}

public struct DeleteMessageInput: Codable, Sendable {
    public var sessionId: Id
    public var messageId: Id
    public var reason: String?

    public init(sessionId: Id, messageId: Id, reason: String? = nil) {
        self.sessionId = sessionId
        self.messageId = messageId
        self.reason = reason
    }
}

public struct DeleteMessageOutput: Codable, Sendable {
    public var messageId: Id
    public var deleted: Bool

    public init(messageId: Id, deleted: Bool) {
        self.messageId = messageId
        self.deleted = deleted
    }
}

public struct GetEmojiInput: Codable, Sendable {
    public var userId: Id?

    public init(userId: Id? = nil) {
        self.userId = userId
    }
}

public struct GetEmojiOutput: Codable, Sendable {
    public var items: [Emoji]
    public var nextCursor: String?

    public init(items: [Emoji], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetMessagesInput: Codable, Sendable {
    public var sessionId: Id
    public var limit: Int?
    public var before: Int?
    public var cursor: String?

    public init(sessionId: Id, limit: Int? = nil, before: Int? = nil, cursor: String? = nil) {
        self.sessionId = sessionId
        self.limit = limit
        self.before = before
        self.cursor = cursor
    }
}

public struct GetMessagesOutput: Codable, Sendable {
    public var items: [Message]
    public var nextCursor: String?

    public init(items: [Message], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct Message: Codable, Sendable {
    public var id: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var user: UserView?
    public var text: String?
    public var clientMessageId: String?
    public var replyTo: Id?
    public var mentions: [UserView]
    public var emoji: [EmojiMark]
    public var deleted: Bool?

    public init(id: Id, seq: Int, at: Time, mediaAt: Time? = nil, user: UserView? = nil, text: String? = nil, clientMessageId: String? = nil, replyTo: Id? = nil, mentions: [UserView], emoji: [EmojiMark], deleted: Bool? = nil) {
        self.id = id
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.user = user
        self.text = text
        self.clientMessageId = clientMessageId
        self.replyTo = replyTo
        self.mentions = mentions
        self.emoji = emoji
        self.deleted = deleted
    }
}

public struct EmojiMark: Codable, Sendable {
    public var name: String
    public var url: String

    public init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}

public struct GetPollInput: Codable, Sendable {
    public var sessionId: Id
    public var pollId: Id?

    public init(sessionId: Id, pollId: Id? = nil) {
        self.sessionId = sessionId
        self.pollId = pollId
    }
}

public struct GetPollOutput: Codable, Sendable {
    public var poll: PollView?
    public var myVote: Int?

    public init(poll: PollView? = nil, myVote: Int? = nil) {
        self.poll = poll
        self.myVote = myVote
    }
}

public struct GetRoomInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetRoomOutput: Codable, Sendable {
    public var role: GetRoomOutputRole
    public var rights: [GetRoomOutputRights]
    public var mode: RoomMode
    public var pinned: GetRoomPinnedMessage?
    public var moderators: [JSONValue]
    public var moderation: GetRoomModeration?

    public init(role: GetRoomOutputRole, rights: [GetRoomOutputRights], mode: RoomMode, pinned: GetRoomPinnedMessage? = nil, moderators: [JSONValue], moderation: GetRoomModeration? = nil) {
        self.role = role
        self.rights = rights
        self.mode = mode
        self.pinned = pinned
        self.moderators = moderators
        self.moderation = moderation
    }
}

public struct RoomMode: Codable, Sendable {
    public var slowSeconds: Int
    public var followersOnly: Bool
    public var emojiOnly: Bool
    public var uniqueChat: Bool
    public var linksBlocked: Bool

    public init(slowSeconds: Int, followersOnly: Bool, emojiOnly: Bool, uniqueChat: Bool, linksBlocked: Bool) {
        self.slowSeconds = slowSeconds
        self.followersOnly = followersOnly
        self.emojiOnly = emojiOnly
        self.uniqueChat = uniqueChat
        self.linksBlocked = linksBlocked
    }
}

public struct GetRoomPinnedMessage: Codable, Sendable {
    public var messageId: Id
    public var messageSeq: Int
    public var at: Time
    public var user: UserView?
    public var text: String

    public init(messageId: Id, messageSeq: Int, at: Time, user: UserView? = nil, text: String) {
        self.messageId = messageId
        self.messageSeq = messageSeq
        self.at = at
        self.user = user
        self.text = text
    }
}

public struct GetRoomModeration: Codable, Sendable {
    public var bans: [GetRoomBanned]
    public var timeOuts: [GetRoomTimedOut]
    public var words: [String]

    public init(bans: [GetRoomBanned], timeOuts: [GetRoomTimedOut], words: [String]) {
        self.bans = bans
        self.timeOuts = timeOuts
        self.words = words
    }
}

public struct GetRoomBanned: Codable, Sendable {
    public var user: UserView?
    public var since: Time

    public init(user: UserView? = nil, since: Time) {
        self.user = user
        self.since = since
    }
}

public struct GetRoomTimedOut: Codable, Sendable {
    public var user: UserView?
    public var until: Time

    public init(user: UserView? = nil, until: Time) {
        self.user = user
        self.until = until
    }
}

public struct PinMessageInput: Codable, Sendable {
    public var sessionId: Id
    public var messageId: Id

    public init(sessionId: Id, messageId: Id) {
        self.sessionId = sessionId
        self.messageId = messageId
    }
}

public struct PinMessageOutput: Codable, Sendable {
    public var pinned: DecisionsPinned

    public init(pinned: DecisionsPinned) {
        self.pinned = pinned
    }
}

public struct DecisionsPinned: Codable, Sendable {
    public var messageId: Id
    public var messageSeq: Int

    public init(messageId: Id, messageSeq: Int) {
        self.messageId = messageId
        self.messageSeq = messageSeq
    }
}

public struct RemoveEmojiInput: Codable, Sendable {
    public var emojiId: Id

    public init(emojiId: Id) {
        self.emojiId = emojiId
    }
}

public struct SendMessageInput: Codable, Sendable {
    public var sessionId: Id
    public var text: String
    public var clientMessageId: String?
    public var replyTo: Id?

    public init(sessionId: Id, text: String, clientMessageId: String? = nil, replyTo: Id? = nil) {
        self.sessionId = sessionId
        self.text = text
        self.clientMessageId = clientMessageId
        self.replyTo = replyTo
    }
}

public struct SendMessageOutput: Codable, Sendable {
    public var message: Message

    public init(message: Message) {
        self.message = message
    }
}

public struct SetFilterInput: Codable, Sendable {
    public var sessionId: Id
    public var words: [String]

    public init(sessionId: Id, words: [String]) {
        self.sessionId = sessionId
        self.words = words
    }
}

public struct SetFilterOutput: Codable, Sendable {
    public var words: [String]

    public init(words: [String]) {
        self.words = words
    }
}

public struct SetModeInput: Codable, Sendable {
    public var sessionId: Id
    public var slowSeconds: Int?
    public var followersOnly: Bool?
    public var emojiOnly: Bool?
    public var uniqueChat: Bool?
    public var linksBlocked: Bool?

    public init(sessionId: Id, slowSeconds: Int? = nil, followersOnly: Bool? = nil, emojiOnly: Bool? = nil, uniqueChat: Bool? = nil, linksBlocked: Bool? = nil) {
        self.sessionId = sessionId
        self.slowSeconds = slowSeconds
        self.followersOnly = followersOnly
        self.emojiOnly = emojiOnly
        self.uniqueChat = uniqueChat
        self.linksBlocked = linksBlocked
    }
}

public struct SetModeOutput: Codable, Sendable {
    public var mode: RoomMode

    public init(mode: RoomMode) {
        self.mode = mode
    }
}

public struct TimeoutUserInput: Codable, Sendable {
    public var sessionId: Id
    public var userId: Id
    public var seconds: Int?
    public var reason: String?

    public init(sessionId: Id, userId: Id, seconds: Int? = nil, reason: String? = nil) {
        self.sessionId = sessionId
        self.userId = userId
        self.seconds = seconds
        self.reason = reason
    }
}

public struct TimeoutUserOutput: Codable, Sendable {
    public var until: Time

    public init(until: Time) {
        self.until = until
    }
}

public struct UnpinMessageInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct UnpinMessageOutput: Codable, Sendable {
    public var pinned: JSONValue?

    public init(pinned: JSONValue? = nil) {
        self.pinned = pinned
    }
}

public struct VotePollInput: Codable, Sendable {
    public var sessionId: Id
    public var pollId: Id
    public var option: Int

    public init(sessionId: Id, pollId: Id, option: Int) {
        self.sessionId = sessionId
        self.pollId = pollId
        self.option = option
    }
}

public struct VotePollOutput: Codable, Sendable {
    public var poll: PollView
    public var myVote: Int

    public init(poll: PollView, myVote: Int) {
        self.poll = poll
        self.myVote = myVote
    }
}

public struct AddCoinsInput: Codable, Sendable {
    public var userId: Id
    public var amount: Int
    public var idempotencyKey: String
    public var reason: String

    public init(userId: Id, amount: Int, idempotencyKey: String, reason: String) {
        self.userId = userId
        self.amount = amount
        self.idempotencyKey = idempotencyKey
        self.reason = reason
    }
}

public struct AddCoinsOutput: Codable, Sendable {
    public var transactionId: Id
    public var balance: Int

    public init(transactionId: Id, balance: Int) {
        self.transactionId = transactionId
        self.balance = balance
    }
}

public struct AcceptBattleInput: Codable, Sendable {
    public var battleId: Id
    public var accept: Bool

    public init(battleId: Id, accept: Bool) {
        self.battleId = battleId
        self.accept = accept
    }
}

public struct ChallengeBattleOutput: Codable, Sendable {
    public var battle: BattleDeskShown

    public init(battle: BattleDeskShown) {
        self.battle = battle
    }
}

public struct BattleDeskShown: Codable, Sendable {
    public var id: Id
    public var status: BattleDeskShownStatus
    public var challenger: JSONValue?
    public var challengerSessionId: Id
    public var challengerScore: Int
    public var opponent: JSONValue?
    public var opponentSessionId: Id
    public var opponentScore: Int
    public var seconds: Int
    public var startsAt: Time?
    public var endsAt: Time?
    public var reason: BattleDeskShownReason?
    public var winner: JSONValue?

    public init(id: Id, status: BattleDeskShownStatus, challenger: JSONValue? = nil, challengerSessionId: Id, challengerScore: Int, opponent: JSONValue? = nil, opponentSessionId: Id, opponentScore: Int, seconds: Int, startsAt: Time? = nil, endsAt: Time? = nil, reason: BattleDeskShownReason? = nil, winner: JSONValue? = nil) {
        self.id = id
        self.status = status
        self.challenger = challenger
        self.challengerSessionId = challengerSessionId
        self.challengerScore = challengerScore
        self.opponent = opponent
        self.opponentSessionId = opponentSessionId
        self.opponentScore = opponentScore
        self.seconds = seconds
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
        self.winner = winner
    }
}

public struct ApplyPayoutReportInput: Codable, Sendable {
    public var provider: String
    public var report: String

    public init(provider: String, report: String) {
        self.provider = provider
        self.report = report
    }
}

public struct ApplyPayoutReportOutput: Codable, Sendable {
    public var compared: Int
    public var outcomes: [String: Int]
    public var items: [ApplyPayoutReportItem]

    public init(compared: Int, outcomes: [String: Int], items: [ApplyPayoutReportItem]) {
        self.compared = compared
        self.outcomes = outcomes
        self.items = items
    }
}

public struct ApplyPayoutReportItem: Codable, Sendable {
    public var id: String
    public var payoutId: Id?
    public var outcome: ApplyPayoutReportItemOutcome

    public init(id: String, payoutId: Id? = nil, outcome: ApplyPayoutReportItemOutcome) {
        self.id = id
        self.payoutId = payoutId
        self.outcome = outcome
    }
}

public struct ApprovePayoutInput: Codable, Sendable {
    public var payoutId: Id

    public init(payoutId: Id) {
        self.payoutId = payoutId
    }
}

public struct RequestPayoutOutput: Codable, Sendable {
    public var payout: PayoutView

    public init(payout: PayoutView) {
        self.payout = payout
    }
}

public struct PayoutView: Codable, Sendable {
    public var id: Id
    public var state: PayoutViewState
    public var userId: Id
    public var diamonds: Int
    public var currency: String
    public var amount: Int
    public var rate: String
    public var destination: DestinationMasked
    public var requestedAt: Time
    public var decidedAt: Time?
    public var decidedBy: Id?
    public var reason: String?
    public var provider: String?
    public var reference: String?
    public var paidAt: Time?
    public var failure: String?

    public init(id: Id, state: PayoutViewState, userId: Id, diamonds: Int, currency: String, amount: Int, rate: String, destination: DestinationMasked, requestedAt: Time, decidedAt: Time? = nil, decidedBy: Id? = nil, reason: String? = nil, provider: String? = nil, reference: String? = nil, paidAt: Time? = nil, failure: String? = nil) {
        self.id = id
        self.state = state
        self.userId = userId
        self.diamonds = diamonds
        self.currency = currency
        self.amount = amount
        self.rate = rate
        self.destination = destination
        self.requestedAt = requestedAt
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.reason = reason
        self.provider = provider
        self.reference = reference
        self.paidAt = paidAt
        self.failure = failure
    }
}

public struct DestinationMasked: Codable, Sendable {
    public var kind: DestinationMaskedKind
    public var holder: String
    public var account: String

    public init(kind: DestinationMaskedKind, holder: String, account: String) {
        self.kind = kind
        self.holder = holder
        self.account = account
    }
}

public struct AuditLedgerOutput: Codable, Sendable {
    public var at: Time
    public var imbalance: Int
    public var firstWrong: String?

    public init(at: Time, imbalance: Int, firstWrong: String? = nil) {
        self.at = at
        self.imbalance = imbalance
        self.firstWrong = firstWrong
    }
}

public struct BuyCoinsInput: Codable, Sendable {
    public var packId: Id
    public var currency: String
    public var idempotencyKey: String
    public var returnPath: String?

    public init(packId: Id, currency: String, idempotencyKey: String, returnPath: String? = nil) {
        self.packId = packId
        self.currency = currency
        self.idempotencyKey = idempotencyKey
        self.returnPath = returnPath
    }
}

public struct BuyCoinsOutput: Codable, Sendable {
    public var purchase: PurchaseView
    public var checkoutUrl: String?

    public init(purchase: PurchaseView, checkoutUrl: String? = nil) {
        self.purchase = purchase
        self.checkoutUrl = checkoutUrl
    }
}

public struct PurchaseView: Codable, Sendable {
    public var id: Id
    public var state: PurchaseViewState
    public var packId: Id
    public var coins: Int
    public var issued: Int
    public var price: Price
    public var refunded: Int
    public var provider: String
    public var checkoutUrl: String?
    public var failure: String?
    public var createdAt: Time
    public var expiresAt: Time
    public var paidAt: Time?

    public init(id: Id, state: PurchaseViewState, packId: Id, coins: Int, issued: Int, price: Price, refunded: Int, provider: String, checkoutUrl: String? = nil, failure: String? = nil, createdAt: Time, expiresAt: Time, paidAt: Time? = nil) {
        self.id = id
        self.state = state
        self.packId = packId
        self.coins = coins
        self.issued = issued
        self.price = price
        self.refunded = refunded
        self.provider = provider
        self.checkoutUrl = checkoutUrl
        self.failure = failure
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.paidAt = paidAt
    }
}

public struct Price: Codable, Sendable {
    public var currency: String
    public var amount: Int

    public init(currency: String, amount: Int) {
        self.currency = currency
        self.amount = amount
    }
}

public struct CancelPayoutInput: Codable, Sendable {
    public var payoutId: Id

    public init(payoutId: Id) {
        self.payoutId = payoutId
    }
}

public struct ChallengeBattleInput: Codable, Sendable {
    public var sessionId: Id
    public var opponentSessionId: Id
    public var seconds: Int?

    public init(sessionId: Id, opponentSessionId: Id, seconds: Int? = nil) {
        self.sessionId = sessionId
        self.opponentSessionId = opponentSessionId
        self.seconds = seconds
    }
}

public struct ConfirmAgeInput: Codable, Sendable {
    public var userId: Id?
    public var birthDate: String

    public init(userId: Id? = nil, birthDate: String) {
        self.userId = userId
        self.birthDate = birthDate
    }
}

public struct GetGivingLimitsOutput: Codable, Sendable {
    public var limits: GivingDeskView

    public init(limits: GivingDeskView) {
        self.limits = limits
    }
}

public struct GivingDeskView: Codable, Sendable {
    public var day: GivingDeskLocalDay
    public var given: Int
    public var left: Int?
    public var ownLimit: Int?
    public var next: GivingDeskNext?
    public var dailyMax: Int?
    public var minimumAge: Int?
    public var birthDate: String?

    public init(day: GivingDeskLocalDay, given: Int, left: Int? = nil, ownLimit: Int? = nil, next: GivingDeskNext? = nil, dailyMax: Int? = nil, minimumAge: Int? = nil, birthDate: String? = nil) {
        self.day = day
        self.given = given
        self.left = left
        self.ownLimit = ownLimit
        self.next = next
        self.dailyMax = dailyMax
        self.minimumAge = minimumAge
        self.birthDate = birthDate
    }
}

public struct GivingDeskLocalDay: Codable, Sendable {
    public var date: String
    public var endsAt: Time

    public init(date: String, endsAt: Time) {
        self.date = date
        self.endsAt = endsAt
    }
}

public struct GivingDeskNext: Codable, Sendable {
    public var coinsPerDay: Int?
    public var from: Time

    public init(coinsPerDay: Int? = nil, from: Time) {
        self.coinsPerDay = coinsPerDay
        self.from = from
    }
}

public struct GetAllCoinPacksOutput: Codable, Sendable {
    public var items: [CoinPack]
    public var nextCursor: String?

    public init(items: [CoinPack], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct CoinPack: Codable, Sendable {
    public var id: Id
    public var code: String
    public var name: String
    public var coins: Int
    public var bonus: Int
    public var place: Int
    public var active: Bool
    public var validFrom: Time?
    public var validTo: Time?
    public var prices: [Price]

    public init(id: Id, code: String, name: String, coins: Int, bonus: Int, place: Int, active: Bool, validFrom: Time? = nil, validTo: Time? = nil, prices: [Price]) {
        self.id = id
        self.code = code
        self.name = name
        self.coins = coins
        self.bonus = bonus
        self.place = place
        self.active = active
        self.validFrom = validFrom
        self.validTo = validTo
        self.prices = prices
    }
}

public struct GetAllGiftsOutput: Codable, Sendable {
    public var items: [GiftTerms]
    public var nextCursor: String?

    public init(items: [GiftTerms], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GiftTerms: Codable, Sendable {
    public var id: Id
    public var code: String
    public var name: Names
    public var tier: GiftTermsTier
    public var price: Int
    public var animation: String
    public var active: Bool
    public var validFrom: Time?
    public var validTo: Time?

    public init(id: Id, code: String, name: Names, tier: GiftTermsTier, price: Int, animation: String, active: Bool, validFrom: Time? = nil, validTo: Time? = nil) {
        self.id = id
        self.code = code
        self.name = name
        self.tier = tier
        self.price = price
        self.animation = animation
        self.active = active
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

public struct Names: Codable, Sendable {
    public var en: String
    public var ar: String

    public init(en: String, ar: String) {
        self.en = en
        self.ar = ar
    }
}

public struct GetAvailableGiftsInput: Codable, Sendable {
    public var locale: String?

    public init(locale: String? = nil) {
        self.locale = locale
    }
}

public struct Gift: Codable, Sendable {
    public var id: Id
    public var code: String
    public var name: String
    public var tier: GiftTier
    public var price: Int
    public var animation: String

    public init(id: Id, code: String, name: String, tier: GiftTier, price: Int, animation: String) {
        self.id = id
        self.code = code
        self.name = name
        self.tier = tier
        self.price = price
        self.animation = animation
    }
}

public struct GetBalanceOutput: Codable, Sendable {
    public var coins: Int
    public var diamonds: Int
    public var debt: Int

    public init(coins: Int, diamonds: Int, debt: Int) {
        self.coins = coins
        self.diamonds = diamonds
        self.debt = debt
    }
}

public struct GetBattleInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetBattleOutput: Codable, Sendable {
    public var battle: BattleDeskShown?
    public var challenges: [BattleDeskShown]

    public init(battle: BattleDeskShown? = nil, challenges: [BattleDeskShown]) {
        self.battle = battle
        self.challenges = challenges
    }
}

public struct GetCoinPacksOutput: Codable, Sendable {
    public var items: [GetCoinPacksPack]
    public var nextCursor: String?

    public init(items: [GetCoinPacksPack], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetCoinPacksPack: Codable, Sendable {
    public var id: Id
    public var code: String
    public var name: String
    public var coins: Int
    public var bonus: Int
    public var prices: [Price]

    public init(id: Id, code: String, name: String, coins: Int, bonus: Int, prices: [Price]) {
        self.id = id
        self.code = code
        self.name = name
        self.coins = coins
        self.bonus = bonus
        self.prices = prices
    }
}

public struct GetGoalInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetGoalOutput: Codable, Sendable {
    public var goal: GoalView?

    public init(goal: GoalView? = nil) {
        self.goal = goal
    }
}

public struct GoalView: Codable, Sendable {
    public var id: Id
    public var title: String
    public var coins: Int
    public var progress: Int
    public var reached: Bool
    public var setAt: Time

    public init(id: Id, title: String, coins: Int, progress: Int, reached: Bool, setAt: Time) {
        self.id = id
        self.title = title
        self.coins = coins
        self.progress = progress
        self.reached = reached
        self.setAt = setAt
    }
}

public struct GetHostTierInput: Codable, Sendable {
    public var userId: Id?

    public init(userId: Id? = nil) {
        self.userId = userId
    }
}

public struct GetHostTierOutput: Codable, Sendable {
    public var tier: HostTier

    public init(tier: HostTier) {
        self.tier = tier
    }
}

public struct HostTier: Codable, Sendable {
    public var code: String
    public var name: String
    public var share: Int

    public init(code: String, name: String, share: Int) {
        self.code = code
        self.name = name
        self.share = share
    }
}

public struct GetHostTiersOutput: Codable, Sendable {
    public var items: [HostTier]
    public var nextCursor: String?

    public init(items: [HostTier], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetInvoicesInput: Codable, Sendable {
    public var userId: Id?
    public var limit: Int?
    public var cursor: String?

    public init(userId: Id? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.userId = userId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetInvoicesOutput: Codable, Sendable {
    public var items: [InvoiceView]
    public var nextCursor: String?

    public init(items: [InvoiceView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct InvoiceView: Codable, Sendable {
    public var id: Id
    public var kind: InvoiceViewKind
    public var number: String
    public var subjectId: Id
    public var issuedAt: Time
    public var currency: String
    public var amount: Int
    public var url: String

    public init(id: Id, kind: InvoiceViewKind, number: String, subjectId: Id, issuedAt: Time, currency: String, amount: Int, url: String) {
        self.id = id
        self.kind = kind
        self.number = number
        self.subjectId = subjectId
        self.issuedAt = issuedAt
        self.currency = currency
        self.amount = amount
        self.url = url
    }
}

public struct GetLeaderboardInput: Codable, Sendable {
    public var sessionId: Id?
    public var userId: Id?
    public var period: GetLeaderboardInputPeriod?
    public var at: Time?
    public var limit: Int?
    public var cursor: String?

    public init(sessionId: Id? = nil, userId: Id? = nil, period: GetLeaderboardInputPeriod? = nil, at: Time? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.sessionId = sessionId
        self.userId = userId
        self.period = period
        self.at = at
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetLeaderboardOutput: Codable, Sendable {
    public var items: [GetLeaderboardGiver]
    public var nextCursor: String?
    public var period: GetLeaderboardOutputPeriod
    public var startsAt: Time?
    public var endsAt: Time?

    public init(items: [GetLeaderboardGiver], nextCursor: String? = nil, period: GetLeaderboardOutputPeriod, startsAt: Time? = nil, endsAt: Time? = nil) {
        self.items = items
        self.nextCursor = nextCursor
        self.period = period
        self.startsAt = startsAt
        self.endsAt = endsAt
    }
}

public struct GetLeaderboardGiver: Codable, Sendable {
    public var rank: Int
    public var user: UserView?
    public var coins: Int
    public var gifts: Int

    public init(rank: Int, user: UserView? = nil, coins: Int, gifts: Int) {
        self.rank = rank
        self.user = user
        self.coins = coins
        self.gifts = gifts
    }
}

public struct GetPayoutRequestsInput: Codable, Sendable {
    public var state: GetPayoutRequestsInputState?
    public var limit: Int?
    public var cursor: String?

    public init(state: GetPayoutRequestsInputState? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetPayoutsOutput: Codable, Sendable {
    public var items: [PayoutView]
    public var nextCursor: String?

    public init(items: [PayoutView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetPayoutsInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: String?

    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetPurchaseInput: Codable, Sendable {
    public var purchaseId: Id

    public init(purchaseId: Id) {
        self.purchaseId = purchaseId
    }
}

public struct GetPurchaseOutput: Codable, Sendable {
    public var purchase: PurchaseView

    public init(purchase: PurchaseView) {
        self.purchase = purchase
    }
}

public struct GetPurchasesInput: Codable, Sendable {
    public var userId: Id?
    public var limit: Int?
    public var cursor: String?

    public init(userId: Id? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.userId = userId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetPurchasesOutput: Codable, Sendable {
    public var items: [PurchaseView]
    public var nextCursor: String?

    public init(items: [PurchaseView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetStatementInput: Codable, Sendable {
    public var from: Time?
    public var to: Time?
    public var kind: GetStatementInputKind?
    public var limit: Int?
    public var cursor: String?

    public init(from: Time? = nil, to: Time? = nil, kind: GetStatementInputKind? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.from = from
        self.to = to
        self.kind = kind
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetStatementOutput: Codable, Sendable {
    public var kind: GetStatementOutputKind
    public var from: Time
    public var to: Time
    public var opening: Int
    public var closing: Int
    public var entries: Int
    public var items: [GetStatementItem]
    public var nextCursor: String?

    public init(kind: GetStatementOutputKind, from: Time, to: Time, opening: Int, closing: Int, entries: Int, items: [GetStatementItem], nextCursor: String? = nil) {
        self.kind = kind
        self.from = from
        self.to = to
        self.opening = opening
        self.closing = closing
        self.entries = entries
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetStatementItem: Codable, Sendable {
    public var transactionId: Id
    public var at: Time
    public var kind: String
    public var amount: Int
    public var balanceAfter: Int
    public var details: JSONValue

    public init(transactionId: Id, at: Time, kind: String, amount: Int, balanceAfter: Int, details: JSONValue) {
        self.transactionId = transactionId
        self.at = at
        self.kind = kind
        self.amount = amount
        self.balanceAfter = balanceAfter
        self.details = details
    }
}

public struct GetTransactionsInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: String?

    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetTransactionsOutput: Codable, Sendable {
    public var items: [GetTransactionsTransaction]
    public var nextCursor: String?

    public init(items: [GetTransactionsTransaction], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetTransactionsTransaction: Codable, Sendable {
    public var transactionId: Id
    public var at: Time
    public var kind: String
    public var amount: Int
    public var balanceAfter: Int
    public var details: JSONValue

    public init(transactionId: Id, at: Time, kind: String, amount: Int, balanceAfter: Int, details: JSONValue) {
        self.transactionId = transactionId
        self.at = at
        self.kind = kind
        self.amount = amount
        self.balanceAfter = balanceAfter
        self.details = details
    }
}

public struct LeaveBattleInput: Codable, Sendable {
    public var battleId: Id
    public var sessionId: Id

    public init(battleId: Id, sessionId: Id) {
        self.battleId = battleId
        self.sessionId = sessionId
    }
}

public struct LeaveBattleOutput: Codable, Sendable {
    public var battle: BattleDeskShown?

    public init(battle: BattleDeskShown? = nil) {
        self.battle = battle
    }
}

public struct ReconcilePaymentsInput: Codable, Sendable {
    public var provider: String
    public var from: Time
    public var to: Time
    public var report: String

    public init(provider: String, from: Time, to: Time, report: String) {
        self.provider = provider
        self.from = from
        self.to = to
        self.report = report
    }
}

public struct ReconcilePaymentsOutput: Codable, Sendable {
    public var compared: Int
    public var differences: [String: Int]
    public var items: [ReconciliationDifference]

    public init(compared: Int, differences: [String: Int], items: [ReconciliationDifference]) {
        self.compared = compared
        self.differences = differences
        self.items = items
    }
}

public struct ReconciliationDifference: Codable, Sendable {
    public var kind: ReconciliationDifferenceKind
    public var id: String
    public var purchaseId: Id?
    public var here: String?
    public var there: String?

    public init(kind: ReconciliationDifferenceKind, id: String, purchaseId: Id? = nil, here: String? = nil, there: String? = nil) {
        self.kind = kind
        self.id = id
        self.purchaseId = purchaseId
        self.here = here
        self.there = there
    }
}

public struct RedeemReceiptInput: Codable, Sendable {
    public var store: String
    public var receipt: String

    public init(store: String, receipt: String) {
        self.store = store
        self.receipt = receipt
    }
}

public struct RedeemReceiptOutput: Codable, Sendable {
    public var purchase: PurchaseView

    public init(purchase: PurchaseView) {
        self.purchase = purchase
    }
}

public struct RefundGiftInput: Codable, Sendable {
    public var transactionId: Id
    public var coins: Int?
    public var idempotencyKey: String
    public var reason: String

    public init(transactionId: Id, coins: Int? = nil, idempotencyKey: String, reason: String) {
        self.transactionId = transactionId
        self.coins = coins
        self.idempotencyKey = idempotencyKey
        self.reason = reason
    }
}

public struct RefundGiftOutput: Codable, Sendable {
    public var transactionId: Id
    public var seq: Int
    public var coins: Int
    public var diamonds: Int
    public var debtPaid: Int
    public var left: Int

    public init(transactionId: Id, seq: Int, coins: Int, diamonds: Int, debtPaid: Int, left: Int) {
        self.transactionId = transactionId
        self.seq = seq
        self.coins = coins
        self.diamonds = diamonds
        self.debtPaid = debtPaid
        self.left = left
    }
}

public struct RefundPurchaseInput: Codable, Sendable {
    public var purchaseId: Id
    public var amount: Int?
    public var idempotencyKey: String
    public var reason: String

    public init(purchaseId: Id, amount: Int? = nil, idempotencyKey: String, reason: String) {
        self.purchaseId = purchaseId
        self.amount = amount
        self.idempotencyKey = idempotencyKey
        self.reason = reason
    }
}

public struct RefundPurchaseOutput: Codable, Sendable {
    public var purchase: PurchaseView

    public init(purchase: PurchaseView) {
        self.purchase = purchase
    }
}

public struct RejectPayoutInput: Codable, Sendable {
    public var payoutId: Id
    public var reason: String

    public init(payoutId: Id, reason: String) {
        self.payoutId = payoutId
        self.reason = reason
    }
}

public struct RemoveGoalInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct RemoveGoalOutput: Codable, Sendable {
    public var goal: GoalView?

    public init(goal: GoalView? = nil) {
        self.goal = goal
    }
}

public struct RequestPayoutInput: Codable, Sendable {
    public var diamonds: Int
    public var currency: String?
    public var destination: Destination?
    public var idempotencyKey: String

    public init(diamonds: Int, currency: String? = nil, destination: Destination? = nil, idempotencyKey: String) {
        self.diamonds = diamonds
        self.currency = currency
        self.destination = destination
        self.idempotencyKey = idempotencyKey
    }
}

public struct Destination: Codable, Sendable {
    public var kind: DestinationKind
    public var holder: String
    public var account: String

    public init(kind: DestinationKind, holder: String, account: String) {
        self.kind = kind
        self.holder = holder
        self.account = account
    }
}

public struct SaveCoinPackInput: Codable, Sendable {
    public var packId: Id?
    public var code: String
    public var name: String
    public var coins: Int
    public var bonus: Int
    public var place: Int
    public var active: Bool
    public var validFrom: Time?
    public var validTo: Time?
    public var prices: [SaveCoinPackAsked]

    public init(packId: Id? = nil, code: String, name: String, coins: Int, bonus: Int, place: Int, active: Bool, validFrom: Time? = nil, validTo: Time? = nil, prices: [SaveCoinPackAsked]) {
        self.packId = packId
        self.code = code
        self.name = name
        self.coins = coins
        self.bonus = bonus
        self.place = place
        self.active = active
        self.validFrom = validFrom
        self.validTo = validTo
        self.prices = prices
    }
}

public struct SaveCoinPackAsked: Codable, Sendable {
    public var currency: String
    public var amount: Int

    public init(currency: String, amount: Int) {
        self.currency = currency
        self.amount = amount
    }
}

public struct SaveCoinPackOutput: Codable, Sendable {
    public var pack: CoinPack

    public init(pack: CoinPack) {
        self.pack = pack
    }
}

public struct SaveGiftInput: Codable, Sendable {
    public var giftId: Id?
    public var code: String
    public var name: CatalogueNames
    public var tier: SaveGiftInputTier
    public var price: Int
    public var animation: String
    public var active: Bool
    public var validFrom: Time?
    public var validTo: Time?

    public init(giftId: Id? = nil, code: String, name: CatalogueNames, tier: SaveGiftInputTier, price: Int, animation: String, active: Bool, validFrom: Time? = nil, validTo: Time? = nil) {
        self.giftId = giftId
        self.code = code
        self.name = name
        self.tier = tier
        self.price = price
        self.animation = animation
        self.active = active
        self.validFrom = validFrom
        self.validTo = validTo
    }
}

public struct CatalogueNames: Codable, Sendable {
    public var en: String
    public var ar: String

    public init(en: String, ar: String) {
        self.en = en
        self.ar = ar
    }
}

public struct SaveGiftOutput: Codable, Sendable {
    public var gift: GiftTerms

    public init(gift: GiftTerms) {
        self.gift = gift
    }
}

public struct SaveHostTierInput: Codable, Sendable {
    public var code: String
    public var name: String
    public var share: Int
    public var reason: String

    public init(code: String, name: String, share: Int, reason: String) {
        self.code = code
        self.name = name
        self.share = share
        self.reason = reason
    }
}

public struct SaveHostTierOutput: Codable, Sendable {
    public var tier: HostTier

    public init(tier: HostTier) {
        self.tier = tier
    }
}

public struct SendGiftInput: Codable, Sendable {
    public var sessionId: Id
    public var giftId: Id
    public var quantity: Int?
    public var expectedPrice: Int?
    public var idempotencyKey: String

    public init(sessionId: Id, giftId: Id, quantity: Int? = nil, expectedPrice: Int? = nil, idempotencyKey: String) {
        self.sessionId = sessionId
        self.giftId = giftId
        self.quantity = quantity
        self.expectedPrice = expectedPrice
        self.idempotencyKey = idempotencyKey
    }
}

public struct GiveGiftReceipt: Codable, Sendable {
    public var transactionId: Id
    public var seq: Int
    public var balance: Int
    public var delta: Int
    public var streak: Streak

    public init(transactionId: Id, seq: Int, balance: Int, delta: Int, streak: Streak) {
        self.transactionId = transactionId
        self.seq = seq
        self.balance = balance
        self.delta = delta
        self.streak = streak
    }
}

public struct Streak: Codable, Sendable {
    public var id: Id
    public var count: Int
    public var isFinal: Bool

    public init(id: Id, count: Int, isFinal: Bool) {
        self.id = id
        self.count = count
        self.isFinal = isFinal
    }
}

public struct SetGivingLimitInput: Codable, Sendable {
    public var coinsPerDay: Int?

    public init(coinsPerDay: Int? = nil) {
        self.coinsPerDay = coinsPerDay
    }
}

public struct SetGoalInput: Codable, Sendable {
    public var sessionId: Id
    public var title: String
    public var coins: Int

    public init(sessionId: Id, title: String, coins: Int) {
        self.sessionId = sessionId
        self.title = title
        self.coins = coins
    }
}

public struct SetGoalOutput: Codable, Sendable {
    public var goal: GoalView

    public init(goal: GoalView) {
        self.goal = goal
    }
}

public struct SetHostTierInput: Codable, Sendable {
    public var userId: Id
    public var tier: String
    public var reason: String

    public init(userId: Id, tier: String, reason: String) {
        self.userId = userId
        self.tier = tier
        self.reason = reason
    }
}

public struct SetHostTierOutput: Codable, Sendable {
    public var userId: Id
    public var tier: HostTier

    public init(userId: Id, tier: HostTier) {
        self.userId = userId
        self.tier = tier
    }
}

public struct GetNotificationsInput: Codable, Sendable {
    public var unreadOnly: Bool?
    public var type: GetNotificationsInputType?
    public var limit: Int?
    public var cursor: String?

    public init(unreadOnly: Bool? = nil, type: GetNotificationsInputType? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.unreadOnly = unreadOnly
        self.type = type
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetNotificationsOutput: Codable, Sendable {
    public var items: [NotificationView]
    public var nextCursor: String?
    public var unreadCount: Int

    public init(items: [NotificationView], nextCursor: String? = nil, unreadCount: Int) {
        self.items = items
        self.nextCursor = nextCursor
        self.unreadCount = unreadCount
    }
}

public struct NotificationView: Codable, Sendable {
    public var id: Id
    public var type: NotificationViewType
    public var actor: UserView?
    public var at: Time
    public var read: Bool
    public var count: Int
    public var others: [JSONValue]
    public var session: JSONValue?
    public var seq: Int?
    public var gift: JSONValue?
    public var coins: Int?
    public var action: String?
    public var until: Time?
    public var text: String?
    public var videoId: Id?
    public var commentId: Id?

    public init(id: Id, type: NotificationViewType, actor: UserView? = nil, at: Time, read: Bool, count: Int, others: [JSONValue], session: JSONValue? = nil, seq: Int? = nil, gift: JSONValue? = nil, coins: Int? = nil, action: String? = nil, until: Time? = nil, text: String? = nil, videoId: Id? = nil, commentId: Id? = nil) {
        self.id = id
        self.type = type
        self.actor = actor
        self.at = at
        self.read = read
        self.count = count
        self.others = others
        self.session = session
        self.seq = seq
        self.gift = gift
        self.coins = coins
        self.action = action
        self.until = until
        self.text = text
        self.videoId = videoId
        self.commentId = commentId
    }
}

public struct SettingsView: Codable, Sendable {
    public var types: [String: SettingsViewChannels]
    public var mutedUsers: [JSONValue]
    public var quietHours: SettingsViewHours?
    public var webPushKey: String

    public init(types: [String: SettingsViewChannels], mutedUsers: [JSONValue], quietHours: SettingsViewHours? = nil, webPushKey: String) {
        self.types = types
        self.mutedUsers = mutedUsers
        self.quietHours = quietHours
        self.webPushKey = webPushKey
    }
}

public struct SettingsViewChannels: Codable, Sendable {
    public var inApp: Bool
    public var push: Bool

    public init(inApp: Bool, push: Bool) {
        self.inApp = inApp
        self.push = push
    }
}

public struct SettingsViewHours: Codable, Sendable {
    public var from: String
    public var to: String
    public var timeZone: String

    public init(from: String, to: String, timeZone: String) {
        self.from = from
        self.to = to
        self.timeZone = timeZone
    }
}

public struct MarkAsReadInput: Codable, Sendable {
    public var ids: [Id]?
    public var upTo: Id?

    public init(ids: [Id]? = nil, upTo: Id? = nil) {
        self.ids = ids
        self.upTo = upTo
    }
}

public struct MarkAsReadOutput: Codable, Sendable {
    public var marked: Int
    public var unreadCount: Int

    public init(marked: Int, unreadCount: Int) {
        self.marked = marked
        self.unreadCount = unreadCount
    }
}

public struct OnNotificationInput: Codable, Sendable {
    public var lastEventId: String?

    public init(lastEventId: String? = nil) {
        self.lastEventId = lastEventId
    }
}

public struct OnNotificationTold: Codable, Sendable {
    public var notification: NotificationView
    public var unreadCount: Int

    public init(notification: NotificationView, unreadCount: Int) {
        self.notification = notification
        self.unreadCount = unreadCount
    }
}

public struct RegisterDeviceInput: Codable, Sendable {
    public var platform: RegisterDeviceInputPlatform
    public var token: String?
    public var subscription: RegisterDeviceSubscription?

    public init(platform: RegisterDeviceInputPlatform, token: String? = nil, subscription: RegisterDeviceSubscription? = nil) {
        self.platform = platform
        self.token = token
        self.subscription = subscription
    }
}

public struct RegisterDeviceSubscription: Codable, Sendable {
    public var endpoint: String
    public var keys: RegisterDeviceSubscriptionKeysInput

    public init(endpoint: String, keys: RegisterDeviceSubscriptionKeysInput) {
        self.endpoint = endpoint
        self.keys = keys
    }
}

public struct RegisterDeviceSubscriptionKeysInput: Codable, Sendable {
    public var p256dh: String
    public var auth: String

    public init(p256dh: String, auth: String) {
        self.p256dh = p256dh
        self.auth = auth
    }
}

public struct RegisterDeviceOutput: Codable, Sendable {
    public var device: RegisterDeviceRegistered
    public var pushed: Bool

    public init(device: RegisterDeviceRegistered, pushed: Bool) {
        self.device = device
        self.pushed = pushed
    }
}

public struct RegisterDeviceRegistered: Codable, Sendable {
    public var id: Id
    public var platform: RegisterDeviceRegisteredPlatform

    public init(id: Id, platform: RegisterDeviceRegisteredPlatform) {
        self.id = id
        self.platform = platform
    }
}

public struct SendSystemInput: Codable, Sendable {
    public var userIds: [Id]
    public var text: String
    public var idempotencyKey: Id

    public init(userIds: [Id], text: String, idempotencyKey: Id) {
        self.userIds = userIds
        self.text = text
        self.idempotencyKey = idempotencyKey
    }
}

public struct SendSystemOutput: Codable, Sendable {
    public var recipients: Int

    public init(recipients: Int) {
        self.recipients = recipients
    }
}

public struct UnregisterDeviceInput: Codable, Sendable {
    public var deviceId: Id

    public init(deviceId: Id) {
        self.deviceId = deviceId
    }
}

public struct UnregisterDeviceOutput: Codable, Sendable {
    public var removed: Bool

    public init(removed: Bool) {
        self.removed = removed
    }
}

public struct UpdateSettingsInput: Codable, Sendable {
    public var types: [String: UpdateSettingsChannels]?
    public var mute: [Id]?
    public var unmute: [Id]?
    public var quietHours: UpdateSettingsHours?

    public init(types: [String: UpdateSettingsChannels]? = nil, mute: [Id]? = nil, unmute: [Id]? = nil, quietHours: UpdateSettingsHours? = nil) {
        self.types = types
        self.mute = mute
        self.unmute = unmute
        self.quietHours = quietHours
    }
}

public struct UpdateSettingsChannels: Codable, Sendable {
    public var inApp: Bool?
    public var push: Bool?

    public init(inApp: Bool? = nil, push: Bool? = nil) {
        self.inApp = inApp
        self.push = push
    }
}

public struct UpdateSettingsHours: Codable, Sendable {
    public var from: String?
    public var to: String?
    public var timeZone: String?

    public init(from: String? = nil, to: String? = nil, timeZone: String? = nil) {
        self.from = from
        self.to = to
        self.timeZone = timeZone
    }
}

public struct AddCoHostInput: Codable, Sendable {
    public var sessionId: Id
    public var userId: Id

    public init(sessionId: Id, userId: Id) {
        self.sessionId = sessionId
        self.userId = userId
    }
}

public struct AddCoHostOutput: Codable, Sendable {
    public var coHosts: [UserView]

    public init(coHosts: [UserView]) {
        self.coHosts = coHosts
    }
}

public struct AddRestreamInput: Codable, Sendable {
    public var sessionId: Id
    public var name: String
    public var url: String
    public var streamKey: String?

    public init(sessionId: Id, name: String, url: String, streamKey: String? = nil) {
        self.sessionId = sessionId
        self.name = name
        self.url = url
        self.streamKey = streamKey
    }
}

public struct AddRestreamOutput: Codable, Sendable {
    public var restream: RestreamView

    public init(restream: RestreamView) {
        self.restream = restream
    }
}

public struct RestreamView: Codable, Sendable {
    public var id: Id
    public var sessionId: Id
    public var name: String
    public var url: String
    public var enabled: Bool
    public var status: RestreamStatus
    public var createdAt: Time

    public init(id: Id, sessionId: Id, name: String, url: String, enabled: Bool, status: RestreamStatus, createdAt: Time) {
        self.id = id
        self.sessionId = sessionId
        self.name = name
        self.url = url
        self.enabled = enabled
        self.status = status
        self.createdAt = createdAt
    }
}

public struct RestreamStatus: Codable, Sendable {
    public var state: RestreamStatusState
    public var since: Time?
    public var attempts: Int
    public var lastError: String?
    public var bitsPerSecond: Int
    public var droppedFrames: Int

    public init(state: RestreamStatusState, since: Time? = nil, attempts: Int, lastError: String? = nil, bitsPerSecond: Int, droppedFrames: Int) {
        self.state = state
        self.since = since
        self.attempts = attempts
        self.lastError = lastError
        self.bitsPerSecond = bitsPerSecond
        self.droppedFrames = droppedFrames
    }
}

public struct CreateOverlayInput: Codable, Sendable {
    public var name: String

    public init(name: String) {
        self.name = name
    }
}

public struct CreateOverlayOutput: Codable, Sendable {
    public var overlay: Overlay
    public var token: String
    public var path: String

    public init(overlay: Overlay, token: String, path: String) {
        self.overlay = overlay
        self.token = token
        self.path = path
    }
}

public struct Overlay: Codable, Sendable {
    public var id: Id
    public var name: String
    public var createdAt: Time
    public var testedAt: Time?

    public init(id: Id, name: String, createdAt: Time, testedAt: Time? = nil) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
        self.testedAt = testedAt
    }
}

public struct CreateSessionInput: Codable, Sendable {
    public var title: String
    public var description: String?
    public var category: String?
    public var tags: [String]?
    public var kind: CreateSessionInputKind?
    public var visibility: CreateSessionInputVisibility?
    public var scheduledAt: Time?
    public var transcoding: Bool?

    public init(title: String, description: String? = nil, category: String? = nil, tags: [String]? = nil, kind: CreateSessionInputKind? = nil, visibility: CreateSessionInputVisibility? = nil, scheduledAt: Time? = nil, transcoding: Bool? = nil) {
        self.title = title
        self.description = description
        self.category = category
        self.tags = tags
        self.kind = kind
        self.visibility = visibility
        self.scheduledAt = scheduledAt
        self.transcoding = transcoding
    }
}

public struct CreateSessionOutput: Codable, Sendable {
    public var session: SessionView
    public var ingest: Ingest
    public var playback: Playback
    public var accessCode: String?

    public init(session: SessionView, ingest: Ingest, playback: Playback, accessCode: String? = nil) {
        self.session = session
        self.ingest = ingest
        self.playback = playback
        self.accessCode = accessCode
    }
}

public struct SessionView: Codable, Sendable {
    public var id: Id
    public var title: String
    public var description: String
    public var category: String?
    public var tags: [String]
    public var kind: SessionViewKind
    public var visibility: SessionViewVisibility
    public var status: SessionViewStatus
    public var host: UserView?
    public var coHosts: [UserView]
    public var counts: SessionViewCounts
    public var createdAt: Time
    public var scheduledAt: Time?
    public var liveAt: Time?
    public var endedAt: Time?
    public var thumbnailUrl: String?
    public var transcoding: Bool?

    public init(id: Id, title: String, description: String, category: String? = nil, tags: [String], kind: SessionViewKind, visibility: SessionViewVisibility, status: SessionViewStatus, host: UserView? = nil, coHosts: [UserView], counts: SessionViewCounts, createdAt: Time, scheduledAt: Time? = nil, liveAt: Time? = nil, endedAt: Time? = nil, thumbnailUrl: String? = nil, transcoding: Bool? = nil) {
        self.id = id
        self.title = title
        self.description = description
        self.category = category
        self.tags = tags
        self.kind = kind
        self.visibility = visibility
        self.status = status
        self.host = host
        self.coHosts = coHosts
        self.counts = counts
        self.createdAt = createdAt
        self.scheduledAt = scheduledAt
        self.liveAt = liveAt
        self.endedAt = endedAt
        self.thumbnailUrl = thumbnailUrl
        self.transcoding = transcoding
    }
}

public struct SessionViewCounts: Codable, Sendable {
    public var viewers: Int
    public var peak: Int
    public var likes: Int

    public init(viewers: Int, peak: Int, likes: Int) {
        self.viewers = viewers
        self.peak = peak
        self.likes = likes
    }
}

public struct Ingest: Codable, Sendable {
    public var rtmpUrl: String
    public var rtmpsUrl: String?
    public var streamKey: String

    public init(rtmpUrl: String, rtmpsUrl: String? = nil, streamKey: String) {
        self.rtmpUrl = rtmpUrl
        self.rtmpsUrl = rtmpsUrl
        self.streamKey = streamKey
    }
}

public struct Playback: Codable, Sendable {
    public var hlsUrl: String
    public var flvUrl: String

    public init(hlsUrl: String, flvUrl: String) {
        self.hlsUrl = hlsUrl
        self.flvUrl = flvUrl
    }
}

public struct EndSessionInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetReportOutput: Codable, Sendable {
    public var report: Report

    public init(report: Report) {
        self.report = report
    }
}

public struct Report: Codable, Sendable {
    public var sessionId: Id
    public var hostId: Id
    public var startedAt: Time?
    public var endedAt: Time
    public var durationSeconds: Int
    public var interruptions: Int
    public var viewers: ReportViewers
    public var messages: Int
    public var gifts: ReportGifts

    public init(sessionId: Id, hostId: Id, startedAt: Time? = nil, endedAt: Time, durationSeconds: Int, interruptions: Int, viewers: ReportViewers, messages: Int, gifts: ReportGifts) {
        self.sessionId = sessionId
        self.hostId = hostId
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.durationSeconds = durationSeconds
        self.interruptions = interruptions
        self.viewers = viewers
        self.messages = messages
        self.gifts = gifts
    }
}

public struct ReportViewers: Codable, Sendable {
    public var unique: Int
    public var peak: Int

    public init(unique: Int, peak: Int) {
        self.unique = unique
        self.peak = peak
    }
}

public struct ReportGifts: Codable, Sendable {
    public var count: Int
    public var quantity: Int
    public var coins: Int
    public var diamonds: Int
    public var byGift: [ReportByGift]
    public var top: [ReportGiver]

    public init(count: Int, quantity: Int, coins: Int, diamonds: Int, byGift: [ReportByGift], top: [ReportGiver]) {
        self.count = count
        self.quantity = quantity
        self.coins = coins
        self.diamonds = diamonds
        self.byGift = byGift
        self.top = top
    }
}

public struct ReportByGift: Codable, Sendable {
    public var code: String
    public var quantity: Int
    public var coins: Int

    public init(code: String, quantity: Int, coins: Int) {
        self.code = code
        self.quantity = quantity
        self.coins = coins
    }
}

public struct ReportGiver: Codable, Sendable {
    public var userId: Id
    public var coins: Int

    public init(userId: Id, coins: Int) {
        self.userId = userId
        self.coins = coins
    }
}

public struct GetActiveSessionsInput: Codable, Sendable {
    public var category: String?
    public var kind: GetActiveSessionsInputKind?
    public var sort: GetActiveSessionsInputSort?
    public var query: String?
    public var limit: Int?
    public var cursor: String?

    public init(category: String? = nil, kind: GetActiveSessionsInputKind? = nil, sort: GetActiveSessionsInputSort? = nil, query: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.category = category
        self.kind = kind
        self.sort = sort
        self.query = query
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetActiveSessionsOutput: Codable, Sendable {
    public var items: [SessionView]
    public var nextCursor: String?

    public init(items: [SessionView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetEventsInput: Codable, Sendable {
    public var sessionId: Id
    public var afterSeq: Int?
    public var limit: Int?
    public var cursor: String?

    public init(sessionId: Id, afterSeq: Int? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.sessionId = sessionId
        self.afterSeq = afterSeq
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetEventsOutput: Codable, Sendable {
    public var items: [RowView]
    public var nextCursor: String?

    public init(items: [RowView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct RowView: Codable, Sendable {
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var type: String
    public var actor: UserView?
    public var payload: JSONValue

    public init(seq: Int, at: Time, mediaAt: Time? = nil, type: String, actor: UserView? = nil, payload: JSONValue) {
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.type = type
        self.actor = actor
        self.payload = payload
    }
}

public struct GetIngestHealthInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct IngestMonitorEncoder: Codable, Sendable {
    public var receiving: Bool
    public var backup: IngestMonitorEncoderBackup
    public var bitsPerSecond: Int
    public var framesPerSecond: Double
    public var keyFrameIntervalSeconds: Double
    public var width: Int
    public var height: Int
    public var codecs: [String]
    public var skippedFrames: Int
    public var droppedFrames: Int
    public var clampedFrames: Int
    public var mended: [String: Int]
    public var history: [Int]
    public var advice: [IngestMonitorAdvice]

    public init(receiving: Bool, backup: IngestMonitorEncoderBackup, bitsPerSecond: Int, framesPerSecond: Double, keyFrameIntervalSeconds: Double, width: Int, height: Int, codecs: [String], skippedFrames: Int, droppedFrames: Int, clampedFrames: Int, mended: [String: Int], history: [Int], advice: [IngestMonitorAdvice]) {
        self.receiving = receiving
        self.backup = backup
        self.bitsPerSecond = bitsPerSecond
        self.framesPerSecond = framesPerSecond
        self.keyFrameIntervalSeconds = keyFrameIntervalSeconds
        self.width = width
        self.height = height
        self.codecs = codecs
        self.skippedFrames = skippedFrames
        self.droppedFrames = droppedFrames
        self.clampedFrames = clampedFrames
        self.mended = mended
        self.history = history
        self.advice = advice
    }
}

public struct IngestMonitorAdvice: Codable, Sendable {
    public var code: String
    public var severity: IngestMonitorAdviceSeverity
    public var message: String
    public var numbers: [String: Int]

    public init(code: String, severity: IngestMonitorAdviceSeverity, message: String, numbers: [String: Int]) {
        self.code = code
        self.severity = severity
        self.message = message
        self.numbers = numbers
    }
}

public struct GetOverlaysOutput: Codable, Sendable {
    public var items: [Overlay]
    public var nextCursor: String?

    public init(items: [Overlay], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetReportInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetRestreamsInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetRestreamsOutput: Codable, Sendable {
    public var items: [RestreamView]
    public var nextCursor: String?

    public init(items: [RestreamView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetSessionInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct GetSessionOutput: Codable, Sendable {
    public var session: SessionView
    public var playback: Playback

    public init(session: SessionView, playback: Playback) {
        self.session = session
        self.playback = playback
    }
}

public struct GetSessionsInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: Id?

    public init(limit: Int? = nil, cursor: Id? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetSessionsOutput: Codable, Sendable {
    public var items: [SessionView]
    public var nextCursor: Id?

    public init(items: [SessionView], nextCursor: Id? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetUpcomingSessionsInput: Codable, Sendable {
    public var userId: Id?
    public var category: String?
    public var limit: Int?
    public var cursor: String?

    public init(userId: Id? = nil, category: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.userId = userId
        self.category = category
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetUpcomingSessionsOutput: Codable, Sendable {
    public var items: [SessionView]
    public var nextCursor: String?

    public init(items: [SessionView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct JoinSessionInput: Codable, Sendable {
    public var sessionId: Id
    public var accessCode: String?
    public var playbackId: String?

    public init(sessionId: Id, accessCode: String? = nil, playbackId: String? = nil) {
        self.sessionId = sessionId
        self.accessCode = accessCode
        self.playbackId = playbackId
    }
}

public struct JoinSessionOutput: Codable, Sendable {
    public var session: SessionView
    public var playback: Playback
    public var lastSeq: Int
    public var playbackId: String?

    public init(session: SessionView, playback: Playback, lastSeq: Int, playbackId: String? = nil) {
        self.session = session
        self.playback = playback
        self.lastSeq = lastSeq
        self.playbackId = playbackId
    }
}

public struct LeaveSessionInput: Codable, Sendable {
    public var sessionId: Id
    public var playbackId: String?

    public init(sessionId: Id, playbackId: String? = nil) {
        self.sessionId = sessionId
        self.playbackId = playbackId
    }
}

public struct LikeInput: Codable, Sendable {
    public var sessionId: Id
    public var count: Int?

    public init(sessionId: Id, count: Int? = nil) {
        self.sessionId = sessionId
        self.count = count
    }
}

public struct LikeOutput: Codable, Sendable {
    public var accepted: Int

    public init(accepted: Int) {
        self.accepted = accepted
    }
}

public struct OnEventsInput: Codable, Sendable {
    public var sessionId: Id
    public var afterSeq: Int?
    public var accessCode: String?
    public var lastEventId: String?

    public init(sessionId: Id, afterSeq: Int? = nil, accessCode: String? = nil, lastEventId: String? = nil) {
        self.sessionId = sessionId
        self.afterSeq = afterSeq
        self.accessCode = accessCode
        self.lastEventId = lastEventId
    }
}

public struct OpenOverlayInput: Codable, Sendable {
    public var token: String

    public init(token: String) {
        self.token = token
    }
}

public struct OpenOverlayOutput: Codable, Sendable {
    public var host: UserView?
    public var session: SessionView?
    public var testedAt: Time?

    public init(host: UserView? = nil, session: SessionView? = nil, testedAt: Time? = nil) {
        self.host = host
        self.session = session
        self.testedAt = testedAt
    }
}

public struct RemoveCoHostInput: Codable, Sendable {
    public var sessionId: Id
    public var userId: Id

    public init(sessionId: Id, userId: Id) {
        self.sessionId = sessionId
        self.userId = userId
    }
}

public struct RemoveCoHostOutput: Codable, Sendable {
    public var coHosts: [UserView]

    public init(coHosts: [UserView]) {
        self.coHosts = coHosts
    }
}

public struct RemoveRestreamInput: Codable, Sendable {
    public var restreamId: Id

    public init(restreamId: Id) {
        self.restreamId = restreamId
    }
}

public struct RemoveRestreamOutput: Codable, Sendable {
    public var restreamId: Id
    public var sessionId: Id

    public init(restreamId: Id, sessionId: Id) {
        self.restreamId = restreamId
        self.sessionId = sessionId
    }
}

public struct ResetStreamKeyInput: Codable, Sendable {
    public var sessionId: Id

    public init(sessionId: Id) {
        self.sessionId = sessionId
    }
}

public struct ResetStreamKeyOutput: Codable, Sendable {
    public var ingest: Ingest

    public init(ingest: Ingest) {
        self.ingest = ingest
    }
}

public struct RevokeOverlayInput: Codable, Sendable {
    public var overlayId: Id

    public init(overlayId: Id) {
        self.overlayId = overlayId
    }
}

public struct RevokeOverlayOutput: Codable, Sendable {
    public var overlayId: Id

    public init(overlayId: Id) {
        self.overlayId = overlayId
    }
}

public struct TestOverlayInput: Codable, Sendable {
    public var overlayId: Id

    public init(overlayId: Id) {
        self.overlayId = overlayId
    }
}

public struct TestOverlayOutput: Codable, Sendable {
    public var testedAt: Time

    public init(testedAt: Time) {
        self.testedAt = testedAt
    }
}

public struct UpdateRestreamInput: Codable, Sendable {
    public var restreamId: Id
    public var enabled: Bool?
    public var name: String?

    public init(restreamId: Id, enabled: Bool? = nil, name: String? = nil) {
        self.restreamId = restreamId
        self.enabled = enabled
        self.name = name
    }
}

public struct UpdateSessionInput: Codable, Sendable {
    public var sessionId: Id
    public var title: String?
    public var description: String?
    public var category: String?
    public var tags: [String]?

    public init(sessionId: Id, title: String? = nil, description: String? = nil, category: String? = nil, tags: [String]? = nil) {
        self.sessionId = sessionId
        self.title = title
        self.description = description
        self.category = category
        self.tags = tags
    }
}

public struct UpdateSessionOutput: Codable, Sendable {
    public var session: SessionView

    public init(session: SessionView) {
        self.session = session
    }
}

public struct PingOutput: Codable, Sendable {
    public var at: Time

    public init(at: Time) {
        self.at = at
    }
}

public struct BlockUserInput: Codable, Sendable {
    public var userId: Id

    public init(userId: Id) {
        self.userId = userId
    }
}

public struct BlockUserOutput: Codable, Sendable {
    public var blocked: Bool

    public init(blocked: Bool) {
        self.blocked = blocked
    }
}

public struct FollowUserInput: Codable, Sendable {
    public var userId: Id

    public init(userId: Id) {
        self.userId = userId
    }
}

public struct FollowUserOutput: Codable, Sendable {
    public var following: Bool
    public var followers: Int

    public init(following: Bool, followers: Int) {
        self.following = following
        self.followers = followers
    }
}

public struct GetArchiveOutput: Codable, Sendable {
    public var archive: ArchiveView?

    public init(archive: ArchiveView? = nil) {
        self.archive = archive
    }
}

public struct ArchiveView: Codable, Sendable {
    public var id: Id
    public var status: ArchiveViewStatus
    public var requestedAt: Time
    public var doneAt: Time?
    public var size: Int?
    public var url: String?
    public var urlExpiresAt: Time?

    public init(id: Id, status: ArchiveViewStatus, requestedAt: Time, doneAt: Time? = nil, size: Int? = nil, url: String? = nil, urlExpiresAt: Time? = nil) {
        self.id = id
        self.status = status
        self.requestedAt = requestedAt
        self.doneAt = doneAt
        self.size = size
        self.url = url
        self.urlExpiresAt = urlExpiresAt
    }
}

public struct GetAwardsInput: Codable, Sendable {
    public var userId: Id?

    public init(userId: Id? = nil) {
        self.userId = userId
    }
}

public struct GetAwardsOutput: Codable, Sendable {
    public var items: [GetAwardsItem]
    public var nextCursor: String?

    public init(items: [GetAwardsItem], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetAwardsItem: Codable, Sendable {
    public var code: String
    public var kind: GetAwardsItemKind
    public var name: Titles
    public var threshold: Int
    public var xp: Int
    public var progress: Int?
    public var awardedAt: Time?

    public init(code: String, kind: GetAwardsItemKind, name: Titles, threshold: Int, xp: Int, progress: Int? = nil, awardedAt: Time? = nil) {
        self.code = code
        self.kind = kind
        self.name = name
        self.threshold = threshold
        self.xp = xp
        self.progress = progress
        self.awardedAt = awardedAt
    }
}

public struct Titles: Codable, Sendable {
    public var en: String
    public var ar: String

    public init(en: String, ar: String) {
        self.en = en
        self.ar = ar
    }
}

public struct GetExperienceInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: String?

    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetExperienceOutput: Codable, Sendable {
    public var xp: Int
    public var level: Int
    public var levelAt: Int
    public var nextLevelAt: Int
    public var items: [GetExperienceGrant]
    public var nextCursor: String?

    public init(xp: Int, level: Int, levelAt: Int, nextLevelAt: Int, items: [GetExperienceGrant], nextCursor: String? = nil) {
        self.xp = xp
        self.level = level
        self.levelAt = levelAt
        self.nextLevelAt = nextLevelAt
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetExperienceGrant: Codable, Sendable {
    public var id: Id
    public var rule: String
    public var name: Titles
    public var cause: String
    public var sessionId: Id?
    public var events: Int
    public var units: Int
    public var xp: Int
    public var firstAt: Time
    public var lastAt: Time

    public init(id: Id, rule: String, name: Titles, cause: String, sessionId: Id? = nil, events: Int, units: Int, xp: Int, firstAt: Time, lastAt: Time) {
        self.id = id
        self.rule = rule
        self.name = name
        self.cause = cause
        self.sessionId = sessionId
        self.events = events
        self.units = units
        self.xp = xp
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}

public struct UserPageInput: Codable, Sendable {
    public var userId: Id
    public var limit: Int?
    public var cursor: String?

    public init(userId: Id, limit: Int? = nil, cursor: String? = nil) {
        self.userId = userId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct UserPage: Codable, Sendable {
    public var items: [UserView]
    public var nextCursor: String?

    public init(items: [UserView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct PrivacyChoices: Codable, Sendable {
    public var lists: PrivacyChoicesLists
    public var searchable: Bool

    public init(lists: PrivacyChoicesLists, searchable: Bool) {
        self.lists = lists
        self.searchable = searchable
    }
}

public struct GetProfileInput: Codable, Sendable {
    public var userId: Id?
    public var username: String?

    public init(userId: Id? = nil, username: String? = nil) {
        self.userId = userId
        self.username = username
    }
}

public struct Profile: Codable, Sendable {
    public var id: Id
    public var username: String
    public var displayName: String
    public var bio: String
    public var avatarUrl: String?
    public var level: Int
    public var xp: Int
    public var coins: Int?
    public var diamonds: Int?
    public var stats: ProfileStats
    public var badges: [String]
    public var achievements: [String]
    public var settings: [String: JSONValue?]?
    public var followedByMe: Bool?

    public init(id: Id, username: String, displayName: String, bio: String, avatarUrl: String? = nil, level: Int, xp: Int, coins: Int? = nil, diamonds: Int? = nil, stats: ProfileStats, badges: [String], achievements: [String], settings: [String: JSONValue?]? = nil, followedByMe: Bool? = nil) {
        self.id = id
        self.username = username
        self.displayName = displayName
        self.bio = bio
        self.avatarUrl = avatarUrl
        self.level = level
        self.xp = xp
        self.coins = coins
        self.diamonds = diamonds
        self.stats = stats
        self.badges = badges
        self.achievements = achievements
        self.settings = settings
        self.followedByMe = followedByMe
    }
}

public struct ProfileStats: Codable, Sendable {
    public var followers: Int
    public var following: Int
    public var streams: Int

    public init(followers: Int, following: Int, streams: Int) {
        self.followers = followers
        self.following = following
        self.streams = streams
    }
}

public struct GetRelationshipsInput: Codable, Sendable {
    public var userIds: [Id]

    public init(userIds: [Id]) {
        self.userIds = userIds
    }
}

public struct GetRelationshipsOutput: Codable, Sendable {
    public var items: [GetRelationshipsRelationship]
    public var nextCursor: String?

    public init(items: [GetRelationshipsRelationship], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetRelationshipsRelationship: Codable, Sendable {
    public var userId: Id
    public var following: Bool
    public var followedBy: Bool
    public var blocked: Bool
    public var muted: Bool

    public init(userId: Id, following: Bool, followedBy: Bool, blocked: Bool, muted: Bool) {
        self.userId = userId
        self.following = following
        self.followedBy = followedBy
        self.blocked = blocked
        self.muted = muted
    }
}

public struct GetXpRulesOutput: Codable, Sendable {
    public var items: [XpRuleView]
    public var nextCursor: String?

    public init(items: [XpRuleView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct XpRuleView: Codable, Sendable {
    public var code: String
    public var name: Titles
    public var points: Int
    public var unitsPerPoint: Int?
    public var dailyMax: Int?

    public init(code: String, name: Titles, points: Int, unitsPerPoint: Int? = nil, dailyMax: Int? = nil) {
        self.code = code
        self.name = name
        self.points = points
        self.unitsPerPoint = unitsPerPoint
        self.dailyMax = dailyMax
    }
}

public struct MuteUserInput: Codable, Sendable {
    public var userId: Id

    public init(userId: Id) {
        self.userId = userId
    }
}

public struct MuteUserOutput: Codable, Sendable {
    public var muted: Bool

    public init(muted: Bool) {
        self.muted = muted
    }
}

public struct RequestArchiveOutput: Codable, Sendable {
    public var archive: ArchiveView

    public init(archive: ArchiveView) {
        self.archive = archive
    }
}

public struct SaveXpRuleInput: Codable, Sendable {
    public var code: String
    public var name: ExperienceTitles
    public var points: Int
    public var unitsPerPoint: Int?
    public var dailyMax: Int?

    public init(code: String, name: ExperienceTitles, points: Int, unitsPerPoint: Int? = nil, dailyMax: Int? = nil) {
        self.code = code
        self.name = name
        self.points = points
        self.unitsPerPoint = unitsPerPoint
        self.dailyMax = dailyMax
    }
}

public struct ExperienceTitles: Codable, Sendable {
    public var en: String
    public var ar: String

    public init(en: String, ar: String) {
        self.en = en
        self.ar = ar
    }
}

public struct SaveXpRuleOutput: Codable, Sendable {
    public var rule: XpRuleView

    public init(rule: XpRuleView) {
        self.rule = rule
    }
}

public struct SearchUsersInput: Codable, Sendable {
    public var query: String
    public var limit: Int?
    public var cursor: String?

    public init(query: String, limit: Int? = nil, cursor: String? = nil) {
        self.query = query
        self.limit = limit
        self.cursor = cursor
    }
}

public struct SearchUsersOutput: Codable, Sendable {
    public var items: [UserView]
    public var nextCursor: String?

    public init(items: [UserView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct UpdatePrivacyInput: Codable, Sendable {
    public var lists: UpdatePrivacyInputLists?
    public var searchable: Bool?

    public init(lists: UpdatePrivacyInputLists? = nil, searchable: Bool? = nil) {
        self.lists = lists
        self.searchable = searchable
    }
}

public struct UpdateProfileInput: Codable, Sendable {
    public var displayName: String?
    public var bio: String?
    public var avatarUrl: String?
    public var settings: [String: JSONValue?]?

    public init(displayName: String? = nil, bio: String? = nil, avatarUrl: String? = nil, settings: [String: JSONValue?]? = nil) {
        self.displayName = displayName
        self.bio = bio
        self.avatarUrl = avatarUrl
        self.settings = settings
    }
}

public struct UploadAvatarInput: Codable, Sendable {
    public var image: String

    public init(image: String) {
        self.image = image
    }
}

public struct UploadAvatarOutput: Codable, Sendable {
    public var avatarUrl: String

    public init(avatarUrl: String) {
        self.avatarUrl = avatarUrl
    }
}

public struct AddCommentInput: Codable, Sendable {
    public var videoId: Id
    public var text: String
    public var parentId: Id?

    public init(videoId: Id, text: String, parentId: Id? = nil) {
        self.videoId = videoId
        self.text = text
        self.parentId = parentId
    }
}

public struct AddCommentOutput: Codable, Sendable {
    public var comment: CommentView

    public init(comment: CommentView) {
        self.comment = comment
    }
}

public struct CommentView: Codable, Sendable {
    public var id: Id
    public var videoId: Id
    public var author: UserView?
    public var parentId: Id?
    public var text: String
    public var likes: Int
    public var replies: Int
    public var pinned: Bool
    public var createdAt: Time
    public var liked: Bool?

    public init(id: Id, videoId: Id, author: UserView? = nil, parentId: Id? = nil, text: String, likes: Int, replies: Int, pinned: Bool, createdAt: Time, liked: Bool? = nil) {
        self.id = id
        self.videoId = videoId
        self.author = author
        self.parentId = parentId
        self.text = text
        self.likes = likes
        self.replies = replies
        self.pinned = pinned
        self.createdAt = createdAt
        self.liked = liked
    }
}

public struct ChangePlaylistInput: Codable, Sendable {
    public var playlistId: Id
    public var videoId: Id

    public init(playlistId: Id, videoId: Id) {
        self.playlistId = playlistId
        self.videoId = videoId
    }
}

public struct ChangePlaylistOutput: Codable, Sendable {
    public var playlistId: Id
    public var videoId: Id
    public var contains: Bool
    public var count: Int

    public init(playlistId: Id, videoId: Id, contains: Bool, count: Int) {
        self.playlistId = playlistId
        self.videoId = videoId
        self.contains = contains
        self.count = count
    }
}

public struct ChangeWatchLaterInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct ChangeWatchLaterOutput: Codable, Sendable {
    public var videoId: Id
    public var contains: Bool
    public var count: Int

    public init(videoId: Id, contains: Bool, count: Int) {
        self.videoId = videoId
        self.contains = contains
        self.count = count
    }
}

public struct AddViewInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct AddViewOutput: Codable, Sendable {
    public var videoId: Id
    public var counted: Bool
    public var views: Int

    public init(videoId: Id, counted: Bool, views: Int) {
        self.videoId = videoId
        self.counted = counted
        self.views = views
    }
}

public struct AddWatchTimeInput: Codable, Sendable {
    public var videoId: Id
    public var fromMs: Int
    public var toMs: Int

    public init(videoId: Id, fromMs: Int, toMs: Int) {
        self.videoId = videoId
        self.fromMs = fromMs
        self.toMs = toMs
    }
}

public struct AddWatchTimeOutput: Codable, Sendable {
    public var videoId: Id
    public var counted: Bool

    public init(videoId: Id, counted: Bool) {
        self.videoId = videoId
        self.counted = counted
    }
}

public struct RemoveFromHistoryOutput: Codable, Sendable {
    public var removed: Int

    public init(removed: Int) {
        self.removed = removed
    }
}

public struct CreateClipInput: Codable, Sendable {
    public var videoId: Id
    public var title: String
    public var startMs: Int
    public var endMs: Int
    public var description: String?
    public var tags: [String]?
    public var visibility: CreateClipInputVisibility?

    public init(videoId: Id, title: String, startMs: Int, endMs: Int, description: String? = nil, tags: [String]? = nil, visibility: CreateClipInputVisibility? = nil) {
        self.videoId = videoId
        self.title = title
        self.startMs = startMs
        self.endMs = endMs
        self.description = description
        self.tags = tags
        self.visibility = visibility
    }
}

public struct GetVideoOutput: Codable, Sendable {
    public var video: VideoView

    public init(video: VideoView) {
        self.video = video
    }
}

public struct VideoView: Codable, Sendable {
    public var id: Id
    public var title: String
    public var description: String
    public var category: String?
    public var tags: [String]
    public var visibility: VideoViewVisibility
    public var status: VideoViewStatus
    public var progress: Int?
    public var failureReason: String?
    public var owner: UserView?
    public var sessionId: Id?
    public var clip: VideoViewClipOf?
    public var durationMs: Int
    public var width: Int
    public var height: Int
    public var counts: VideoViewCounts
    public var createdAt: Time
    public var publishedAt: Time?
    public var posterUrl: String?
    public var previewUrl: String?
    public var loudness: VideoViewLoudness?
    public var playback: VideoViewPlayback?
    public var liked: Bool?

    public init(id: Id, title: String, description: String, category: String? = nil, tags: [String], visibility: VideoViewVisibility, status: VideoViewStatus, progress: Int? = nil, failureReason: String? = nil, owner: UserView? = nil, sessionId: Id? = nil, clip: VideoViewClipOf? = nil, durationMs: Int, width: Int, height: Int, counts: VideoViewCounts, createdAt: Time, publishedAt: Time? = nil, posterUrl: String? = nil, previewUrl: String? = nil, loudness: VideoViewLoudness? = nil, playback: VideoViewPlayback? = nil, liked: Bool? = nil) {
        self.id = id
        self.title = title
        self.description = description
        self.category = category
        self.tags = tags
        self.visibility = visibility
        self.status = status
        self.progress = progress
        self.failureReason = failureReason
        self.owner = owner
        self.sessionId = sessionId
        self.clip = clip
        self.durationMs = durationMs
        self.width = width
        self.height = height
        self.counts = counts
        self.createdAt = createdAt
        self.publishedAt = publishedAt
        self.posterUrl = posterUrl
        self.previewUrl = previewUrl
        self.loudness = loudness
        self.playback = playback
        self.liked = liked
    }
}

public struct VideoViewClipOf: Codable, Sendable {
    public var videoId: Id?
    public var startMs: Int
    public var endMs: Int

    public init(videoId: Id? = nil, startMs: Int, endMs: Int) {
        self.videoId = videoId
        self.startMs = startMs
        self.endMs = endMs
    }
}

public struct VideoViewCounts: Codable, Sendable {
    public var views: Int
    public var likes: Int
    public var comments: Int

    public init(views: Int, likes: Int, comments: Int) {
        self.views = views
        self.likes = likes
        self.comments = comments
    }
}

public struct VideoViewLoudness: Codable, Sendable {
    public var integratedLufs: Double
    public var truePeakDbtp: Double
    public var gainDb: Double

    public init(integratedLufs: Double, truePeakDbtp: Double, gainDb: Double) {
        self.integratedLufs = integratedLufs
        self.truePeakDbtp = truePeakDbtp
        self.gainDb = gainDb
    }
}

public struct VideoViewPlayback: Codable, Sendable {
    public var hlsUrl: String

    public init(hlsUrl: String) {
        self.hlsUrl = hlsUrl
    }
}

public struct CreatePlaylistInput: Codable, Sendable {
    public var title: String
    public var description: String?
    public var visibility: CreatePlaylistInputVisibility?

    public init(title: String, description: String? = nil, visibility: CreatePlaylistInputVisibility? = nil) {
        self.title = title
        self.description = description
        self.visibility = visibility
    }
}

public struct CreatePlaylistOutput: Codable, Sendable {
    public var playlist: PlaylistView

    public init(playlist: PlaylistView) {
        self.playlist = playlist
    }
}

public struct PlaylistView: Codable, Sendable {
    public var id: Id
    public var title: String
    public var description: String
    public var visibility: PlaylistViewVisibility
    public var owner: UserView?
    public var count: Int
    public var createdAt: Time
    public var updatedAt: Time

    public init(id: Id, title: String, description: String, visibility: PlaylistViewVisibility, owner: UserView? = nil, count: Int, createdAt: Time, updatedAt: Time) {
        self.id = id
        self.title = title
        self.description = description
        self.visibility = visibility
        self.owner = owner
        self.count = count
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

public struct DeleteCommentInput: Codable, Sendable {
    public var commentId: Id

    public init(commentId: Id) {
        self.commentId = commentId
    }
}

public struct DeleteCommentOutput: Codable, Sendable {
    public var commentId: Id
    public var deleted: Bool

    public init(commentId: Id, deleted: Bool) {
        self.commentId = commentId
        self.deleted = deleted
    }
}

public struct DeletePlaylistInput: Codable, Sendable {
    public var playlistId: Id

    public init(playlistId: Id) {
        self.playlistId = playlistId
    }
}

public struct DeletePlaylistOutput: Codable, Sendable {
    public var playlistId: Id
    public var deleted: Bool

    public init(playlistId: Id, deleted: Bool) {
        self.playlistId = playlistId
        self.deleted = deleted
    }
}

public struct DeleteVideoInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct DeleteVideoOutput: Codable, Sendable {
    public var videoId: Id
    public var deleted: Bool

    public init(videoId: Id, deleted: Bool) {
        self.videoId = videoId
        self.deleted = deleted
    }
}

public struct GetCommentsInput: Codable, Sendable {
    public var videoId: Id
    public var parentId: Id?
    public var limit: Int?
    public var cursor: String?

    public init(videoId: Id, parentId: Id? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.videoId = videoId
        self.parentId = parentId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetCommentsOutput: Codable, Sendable {
    public var items: [CommentView]
    public var nextCursor: String?

    public init(items: [CommentView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct CatalogueGetEventsInput: Codable, Sendable {
    public var videoId: Id
    public var afterSeq: Int?
    public var limit: Int?
    public var cursor: String?

    public init(videoId: Id, afterSeq: Int? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.videoId = videoId
        self.afterSeq = afterSeq
        self.limit = limit
        self.cursor = cursor
    }
}

public struct CatalogueGetEventsOutput: Codable, Sendable {
    public var items: [RowView]
    public var nextCursor: String?

    public init(items: [RowView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetHighlightsInput: Codable, Sendable {
    public var videoId: Id
    public var limit: Int?

    public init(videoId: Id, limit: Int? = nil) {
        self.videoId = videoId
        self.limit = limit
    }
}

public struct GetHighlightsOutput: Codable, Sendable {
    public var items: [GetHighlightsHighlight]
    public var nextCursor: String?

    public init(items: [GetHighlightsHighlight], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetHighlightsHighlight: Codable, Sendable {
    public var startMs: Int
    public var endMs: Int
    public var messagesPerMinute: Int
    public var coinsPerMinute: Int
    public var score: Double

    public init(startMs: Int, endMs: Int, messagesPerMinute: Int, coinsPerMinute: Int, score: Double) {
        self.startMs = startMs
        self.endMs = endMs
        self.messagesPerMinute = messagesPerMinute
        self.coinsPerMinute = coinsPerMinute
        self.score = score
    }
}

public struct GetHistoryInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: String?

    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetHistoryOutput: Codable, Sendable {
    public var items: [GetHistoryItem]
    public var nextCursor: String?
    public var enabled: Bool

    public init(items: [GetHistoryItem], nextCursor: String? = nil, enabled: Bool) {
        self.items = items
        self.nextCursor = nextCursor
        self.enabled = enabled
    }
}

public struct GetHistoryItem: Codable, Sendable {
    public var video: VideoView
    public var at: Time
    public var positionMs: Int

    public init(video: VideoView, at: Time, positionMs: Int) {
        self.video = video
        self.at = at
        self.positionMs = positionMs
    }
}

public struct GetPlaylistInput: Codable, Sendable {
    public var playlistId: Id
    public var limit: Int?
    public var cursor: String?

    public init(playlistId: Id, limit: Int? = nil, cursor: String? = nil) {
        self.playlistId = playlistId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetPlaylistOutput: Codable, Sendable {
    public var playlist: PlaylistView
    public var items: [VideoView]
    public var nextCursor: String?

    public init(playlist: PlaylistView, items: [VideoView], nextCursor: String? = nil) {
        self.playlist = playlist
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetPlaylistsInput: Codable, Sendable {
    public var userId: Id?
    public var limit: Int?
    public var cursor: String?

    public init(userId: Id? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.userId = userId
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetPlaylistsOutput: Codable, Sendable {
    public var items: [PlaylistView]
    public var nextCursor: String?

    public init(items: [PlaylistView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetRelatedVideosInput: Codable, Sendable {
    public var videoId: Id
    public var limit: Int?

    public init(videoId: Id, limit: Int? = nil) {
        self.videoId = videoId
        self.limit = limit
    }
}

public struct GetRelatedVideosOutput: Codable, Sendable {
    public var items: [VideoView]
    public var nextCursor: String?

    public init(items: [VideoView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetVideoInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct GetVideoStatsInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct GetVideoStatsOutput: Codable, Sendable {
    public var videoId: Id
    public var views: Int
    public var likes: Int
    public var comments: Int
    public var watchSeconds: Int
    public var averageSeconds: Double
    public var retention: [Double]

    public init(videoId: Id, views: Int, likes: Int, comments: Int, watchSeconds: Int, averageSeconds: Double, retention: [Double]) {
        self.videoId = videoId
        self.views = views
        self.likes = likes
        self.comments = comments
        self.watchSeconds = watchSeconds
        self.averageSeconds = averageSeconds
        self.retention = retention
    }
}

public struct GetVideosInput: Codable, Sendable {
    public var query: String?
    public var category: String?
    public var tags: [String]?
    public var userId: Id?
    public var kind: GetVideosInputKind?
    public var minSeconds: Int?
    public var maxSeconds: Int?
    public var publishedAfter: Time?
    public var sort: GetVideosInputSort?
    public var limit: Int?
    public var cursor: String?

    public init(query: String? = nil, category: String? = nil, tags: [String]? = nil, userId: Id? = nil, kind: GetVideosInputKind? = nil, minSeconds: Int? = nil, maxSeconds: Int? = nil, publishedAfter: Time? = nil, sort: GetVideosInputSort? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.query = query
        self.category = category
        self.tags = tags
        self.userId = userId
        self.kind = kind
        self.minSeconds = minSeconds
        self.maxSeconds = maxSeconds
        self.publishedAfter = publishedAfter
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetVideosOutput: Codable, Sendable {
    public var items: [VideoView]
    public var nextCursor: String?

    public init(items: [VideoView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct GetWatchLaterInput: Codable, Sendable {
    public var limit: Int?
    public var cursor: String?

    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetWatchLaterOutput: Codable, Sendable {
    public var items: [VideoView]
    public var nextCursor: String?

    public init(items: [VideoView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct LikeVideoInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct LikeVideoOutput: Codable, Sendable {
    public var videoId: Id
    public var liked: Bool
    public var likes: Int

    public init(videoId: Id, liked: Bool, likes: Int) {
        self.videoId = videoId
        self.liked = liked
        self.likes = likes
    }
}

public struct LikeCommentInput: Codable, Sendable {
    public var commentId: Id

    public init(commentId: Id) {
        self.commentId = commentId
    }
}

public struct LikeCommentOutput: Codable, Sendable {
    public var commentId: Id
    public var liked: Bool
    public var likes: Int

    public init(commentId: Id, liked: Bool, likes: Int) {
        self.commentId = commentId
        self.liked = liked
        self.likes = likes
    }
}

public struct MovePlaylistItemInput: Codable, Sendable {
    public var playlistId: Id
    public var videoId: Id
    public var index: Int

    public init(playlistId: Id, videoId: Id, index: Int) {
        self.playlistId = playlistId
        self.videoId = videoId
        self.index = index
    }
}

public struct PinCommentInput: Codable, Sendable {
    public var commentId: Id

    public init(commentId: Id) {
        self.commentId = commentId
    }
}

public struct PinCommentOutput: Codable, Sendable {
    public var commentId: Id
    public var pinned: Bool

    public init(commentId: Id, pinned: Bool) {
        self.commentId = commentId
        self.pinned = pinned
    }
}

public struct RemoveFromHistoryInput: Codable, Sendable {
    public var videoId: Id

    public init(videoId: Id) {
        self.videoId = videoId
    }
}

public struct SetHistoryInput: Codable, Sendable {
    public var enabled: Bool

    public init(enabled: Bool) {
        self.enabled = enabled
    }
}

public struct SetHistoryOutput: Codable, Sendable {
    public var enabled: Bool

    public init(enabled: Bool) {
        self.enabled = enabled
    }
}

public struct UpdatePlaylistInput: Codable, Sendable {
    public var playlistId: Id
    public var title: String?
    public var description: String?
    public var visibility: UpdatePlaylistInputVisibility?

    public init(playlistId: Id, title: String? = nil, description: String? = nil, visibility: UpdatePlaylistInputVisibility? = nil) {
        self.playlistId = playlistId
        self.title = title
        self.description = description
        self.visibility = visibility
    }
}

public struct UpdateVideoInput: Codable, Sendable {
    public var videoId: Id
    public var title: String?
    public var description: String?
    public var category: String?
    public var tags: [String]?
    public var visibility: UpdateVideoInputVisibility?

    public init(videoId: Id, title: String? = nil, description: String? = nil, category: String? = nil, tags: [String]? = nil, visibility: UpdateVideoInputVisibility? = nil) {
        self.videoId = videoId
        self.title = title
        self.description = description
        self.category = category
        self.tags = tags
        self.visibility = visibility
    }
}

public struct UploadVideoInput: Codable, Sendable {
    public var title: String
    public var size: Int
    public var contentType: String
    public var description: String?
    public var category: String?
    public var tags: [String]?
    public var visibility: UploadVideoInputVisibility?

    public init(title: String, size: Int, contentType: String, description: String? = nil, category: String? = nil, tags: [String]? = nil, visibility: UploadVideoInputVisibility? = nil) {
        self.title = title
        self.size = size
        self.contentType = contentType
        self.description = description
        self.category = category
        self.tags = tags
        self.visibility = visibility
    }
}

public struct UploadVideoOutput: Codable, Sendable {
    public var video: VideoView
    public var uploadUrl: String

    public init(video: VideoView, uploadUrl: String) {
        self.video = video
        self.uploadUrl = uploadUrl
    }
}

public struct CreateEndpointInput: Codable, Sendable {
    public var url: String
    public var events: [String]
    public var description: String?

    public init(url: String, events: [String], description: String? = nil) {
        self.url = url
        self.events = events
        self.description = description
    }
}

public struct CreateEndpointOutput: Codable, Sendable {
    public var endpoint: WebhookEndpointView
    public var secret: String

    public init(endpoint: WebhookEndpointView, secret: String) {
        self.endpoint = endpoint
        self.secret = secret
    }
}

public struct WebhookEndpointView: Codable, Sendable {
    public var id: Id
    public var url: String
    public var description: String
    public var events: [String]
    public var madeAt: Time
    public var enabled: Bool
    public var disabledReason: WebhookEndpointViewDisabledReason?
    public var disabledAt: Time?
    public var failingSince: Time?
    public var lastError: String?
    public var deliveredAt: Time?

    public init(id: Id, url: String, description: String, events: [String], madeAt: Time, enabled: Bool, disabledReason: WebhookEndpointViewDisabledReason? = nil, disabledAt: Time? = nil, failingSince: Time? = nil, lastError: String? = nil, deliveredAt: Time? = nil) {
        self.id = id
        self.url = url
        self.description = description
        self.events = events
        self.madeAt = madeAt
        self.enabled = enabled
        self.disabledReason = disabledReason
        self.disabledAt = disabledAt
        self.failingSince = failingSince
        self.lastError = lastError
        self.deliveredAt = deliveredAt
    }
}

public struct DeleteEndpointInput: Codable, Sendable {
    public var endpointId: Id

    public init(endpointId: Id) {
        self.endpointId = endpointId
    }
}

public struct GetDeliveriesInput: Codable, Sendable {
    public var endpointId: Id
    public var state: GetDeliveriesInputState?
    public var limit: Int?
    public var cursor: String?

    public init(endpointId: Id, state: GetDeliveriesInputState? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.endpointId = endpointId
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}

public struct GetDeliveriesOutput: Codable, Sendable {
    public var items: [MessageView]
    public var nextCursor: String?

    public init(items: [MessageView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct MessageView: Codable, Sendable {
    public var id: Id
    public var type: String
    public var at: Time
    public var sessionId: Id?
    public var seq: Int?
    public var state: MessageViewState
    public var attempts: Int
    public var status: Int?
    public var failure: String?
    public var settledAt: Time?

    public init(id: Id, type: String, at: Time, sessionId: Id? = nil, seq: Int? = nil, state: MessageViewState, attempts: Int, status: Int? = nil, failure: String? = nil, settledAt: Time? = nil) {
        self.id = id
        self.type = type
        self.at = at
        self.sessionId = sessionId
        self.seq = seq
        self.state = state
        self.attempts = attempts
        self.status = status
        self.failure = failure
        self.settledAt = settledAt
    }
}

public struct GetEndpointsOutput: Codable, Sendable {
    public var items: [WebhookEndpointView]
    public var nextCursor: String?

    public init(items: [WebhookEndpointView], nextCursor: String? = nil) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public struct ReplayInput: Codable, Sendable {
    public var endpointId: Id
    public var after: Id?
    public var sessionId: Id?

    public init(endpointId: Id, after: Id? = nil, sessionId: Id? = nil) {
        self.endpointId = endpointId
        self.after = after
        self.sessionId = sessionId
    }
}

public struct ReplayOutput: Codable, Sendable {
    public var messages: Int

    public init(messages: Int) {
        self.messages = messages
    }
}

public struct RotateSecretInput: Codable, Sendable {
    public var endpointId: Id

    public init(endpointId: Id) {
        self.endpointId = endpointId
    }
}

public struct RotateSecretOutput: Codable, Sendable {
    public var secret: String

    public init(secret: String) {
        self.secret = secret
    }
}

public struct TestEndpointInput: Codable, Sendable {
    public var endpointId: Id

    public init(endpointId: Id) {
        self.endpointId = endpointId
    }
}

public struct TestEndpointOutput: Codable, Sendable {
    public var delivered: Bool
    public var messageId: Id
    public var status: Int?
    public var failure: String?
    public var milliseconds: Int

    public init(delivered: Bool, messageId: Id, status: Int? = nil, failure: String? = nil, milliseconds: Int) {
        self.delivered = delivered
        self.messageId = messageId
        self.status = status
        self.failure = failure
        self.milliseconds = milliseconds
    }
}

public struct UpdateEndpointInput: Codable, Sendable {
    public var endpointId: Id
    public var url: String?
    public var events: [String]?
    public var description: String?
    public var enabled: Bool?

    public init(endpointId: Id, url: String? = nil, events: [String]? = nil, description: String? = nil, enabled: Bool? = nil) {
        self.endpointId = endpointId
        self.url = url
        self.events = events
        self.description = description
        self.enabled = enabled
    }
}

public struct UpdateEndpointOutput: Codable, Sendable {
    public var endpoint: WebhookEndpointView

    public init(endpoint: WebhookEndpointView) {
        self.endpoint = endpoint
    }
}

public struct SessionLiveEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var status: String
    public var resumed: Bool

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, status: String, resumed: Bool) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.status = status
        self.resumed = resumed
    }
}

public struct SessionInterruptedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var status: String
    public var graceSeconds: Int

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, status: String, graceSeconds: Int) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.status = status
        self.graceSeconds = graceSeconds
    }
}

public struct SessionEndedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var status: String
    public var reason: String
    public var viewers: JSONValue

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, status: String, reason: String, viewers: JSONValue) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.status = status
        self.reason = reason
        self.viewers = viewers
    }
}

public struct ViewerJoinedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var viewers: Int
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, viewers: Int, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.viewers = viewers
        self.user = user
    }
}

public struct ViewerLeftEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var viewers: Int
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, viewers: Int, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.viewers = viewers
        self.user = user
    }
}

public struct CoHostEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var action: String
    public var userId: Id
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, action: String, userId: Id, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.action = action
        self.userId = userId
        self.user = user
    }
}

public struct LikesEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var count: Int
    public var total: Int

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, count: Int, total: Int) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.count = count
        self.total = total
    }
}

public struct MessageEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var text: String?
    public var clientMessageId: String?
    public var replyTo: Id?
    public var mentions: [UserView]?
    public var emoji: [JSONValue]?
    public var deleted: Bool?
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, text: String? = nil, clientMessageId: String? = nil, replyTo: Id? = nil, mentions: [UserView]? = nil, emoji: [JSONValue]? = nil, deleted: Bool? = nil, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.text = text
        self.clientMessageId = clientMessageId
        self.replyTo = replyTo
        self.mentions = mentions
        self.emoji = emoji
        self.deleted = deleted
        self.user = user
    }
}

public struct AnnouncementEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var text: String
    public var clientMessageId: String?
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, text: String, clientMessageId: String? = nil, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.text = text
        self.clientMessageId = clientMessageId
        self.user = user
    }
}

public struct PollOpenedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var question: String
    public var options: [JSONValue]
    public var votes: Int
    public var status: String
    public var openedAt: Time
    public var closesAt: Time
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, question: String, options: [JSONValue], votes: Int, status: String, openedAt: Time, closesAt: Time, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.question = question
        self.options = options
        self.votes = votes
        self.status = status
        self.openedAt = openedAt
        self.closesAt = closesAt
        self.user = user
    }
}

public struct PollClosedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var question: String
    public var options: [JSONValue]
    public var votes: Int
    public var status: String
    public var openedAt: Time
    public var closesAt: Time
    public var reason: String
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, question: String, options: [JSONValue], votes: Int, status: String, openedAt: Time, closesAt: Time, reason: String, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.question = question
        self.options = options
        self.votes = votes
        self.status = status
        self.openedAt = openedAt
        self.closesAt = closesAt
        self.reason = reason
        self.user = user
    }
}

public struct GiftEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var gift: JSONValue
    public var quantity: Int
    public var delta: Int
    public var earned: Int
    public var streak: JSONValue
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, gift: JSONValue, quantity: Int, delta: Int, earned: Int, streak: JSONValue, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.gift = gift
        self.quantity = quantity
        self.delta = delta
        self.earned = earned
        self.streak = streak
        self.user = user
    }
}

public struct GoalSetEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var title: String
    public var coins: Int
    public var progress: Int
    public var reached: Bool
    public var setAt: Time
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, title: String, coins: Int, progress: Int, reached: Bool, setAt: Time, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.title = title
        self.coins = coins
        self.progress = progress
        self.reached = reached
        self.setAt = setAt
        self.user = user
    }
}

public struct GoalReachedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var title: String
    public var coins: Int
    public var progress: Int
    public var reached: Bool
    public var setAt: Time
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, title: String, coins: Int, progress: Int, reached: Bool, setAt: Time, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.title = title
        self.coins = coins
        self.progress = progress
        self.reached = reached
        self.setAt = setAt
        self.user = user
    }
}

public struct GoalRemovedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var title: String
    public var coins: Int
    public var progress: Int
    public var reached: Bool
    public var setAt: Time
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, title: String, coins: Int, progress: Int, reached: Bool, setAt: Time, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.title = title
        self.coins = coins
        self.progress = progress
        self.reached = reached
        self.setAt = setAt
        self.user = user
    }
}

public struct BattleStartedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var status: String
    public var challenger: UserView?
    public var challengerSessionId: Id
    public var challengerScore: Int
    public var opponent: UserView?
    public var opponentSessionId: Id
    public var opponentScore: Int
    public var seconds: Int
    public var startsAt: Time?
    public var endsAt: Time?
    public var reason: String?
    public var winner: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, status: String, challenger: UserView? = nil, challengerSessionId: Id, challengerScore: Int, opponent: UserView? = nil, opponentSessionId: Id, opponentScore: Int, seconds: Int, startsAt: Time? = nil, endsAt: Time? = nil, reason: String? = nil, winner: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.status = status
        self.challenger = challenger
        self.challengerSessionId = challengerSessionId
        self.challengerScore = challengerScore
        self.opponent = opponent
        self.opponentSessionId = opponentSessionId
        self.opponentScore = opponentScore
        self.seconds = seconds
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
        self.winner = winner
    }
}

public struct BattleEndedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var id: Id
    public var status: String
    public var challenger: UserView?
    public var challengerSessionId: Id
    public var challengerScore: Int
    public var opponent: UserView?
    public var opponentSessionId: Id
    public var opponentScore: Int
    public var seconds: Int
    public var startsAt: Time?
    public var endsAt: Time?
    public var reason: String?
    public var winner: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, id: Id, status: String, challenger: UserView? = nil, challengerSessionId: Id, challengerScore: Int, opponent: UserView? = nil, opponentSessionId: Id, opponentScore: Int, seconds: Int, startsAt: Time? = nil, endsAt: Time? = nil, reason: String? = nil, winner: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.id = id
        self.status = status
        self.challenger = challenger
        self.challengerSessionId = challengerSessionId
        self.challengerScore = challengerScore
        self.opponent = opponent
        self.opponentSessionId = opponentSessionId
        self.opponentScore = opponentScore
        self.seconds = seconds
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
        self.winner = winner
    }
}

public struct ModerationEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var action: String
    public var userId: Id
    public var seconds: Int?
    public var until: Time?
    public var reason: String?
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, action: String, userId: Id, seconds: Int? = nil, until: Time? = nil, reason: String? = nil, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.action = action
        self.userId = userId
        self.seconds = seconds
        self.until = until
        self.reason = reason
        self.user = user
    }
}

public struct MessageDeletedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var messageId: Id
    public var messageSeq: Int
    public var userId: Id?
    public var reason: String?
    public var user: UserView?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, messageId: Id, messageSeq: Int, userId: Id? = nil, reason: String? = nil, user: UserView? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.messageId = messageId
        self.messageSeq = messageSeq
        self.userId = userId
        self.reason = reason
        self.user = user
    }
}

public struct SessionUpdatedEvent: Codable, Sendable {
    public var sessionId: Id
    public var seq: Int
    public var at: Time
    public var mediaAt: Time?
    public var details: JSONValue?
    public var mode: JSONValue?
    public var pinned: JSONValue?

    public init(sessionId: Id, seq: Int, at: Time, mediaAt: Time? = nil, details: JSONValue? = nil, mode: JSONValue? = nil, pinned: JSONValue? = nil) {
        self.sessionId = sessionId
        self.seq = seq
        self.at = at
        self.mediaAt = mediaAt
        self.details = details
        self.mode = mode
        self.pinned = pinned
    }
}

public struct ViewerCountEvent: Codable, Sendable {
    public var sessionId: Id
    public var count: Int

    public init(sessionId: Id, count: Int) {
        self.sessionId = sessionId
        self.count = count
    }
}

public struct PollUpdatedEvent: Codable, Sendable {
    public var sessionId: Id
    public var id: Id
    public var question: String
    public var options: [JSONValue]
    public var votes: Int
    public var status: String
    public var openedAt: Time
    public var closesAt: Time

    public init(sessionId: Id, id: Id, question: String, options: [JSONValue], votes: Int, status: String, openedAt: Time, closesAt: Time) {
        self.sessionId = sessionId
        self.id = id
        self.question = question
        self.options = options
        self.votes = votes
        self.status = status
        self.openedAt = openedAt
        self.closesAt = closesAt
    }
}

public struct GoalUpdatedEvent: Codable, Sendable {
    public var sessionId: Id
    public var id: Id
    public var title: String
    public var coins: Int
    public var progress: Int
    public var reached: Bool
    public var setAt: Time

    public init(sessionId: Id, id: Id, title: String, coins: Int, progress: Int, reached: Bool, setAt: Time) {
        self.sessionId = sessionId
        self.id = id
        self.title = title
        self.coins = coins
        self.progress = progress
        self.reached = reached
        self.setAt = setAt
    }
}

public struct BattleUpdatedEvent: Codable, Sendable {
    public var sessionId: Id
    public var id: Id
    public var status: String
    public var challenger: UserView?
    public var challengerSessionId: Id
    public var challengerScore: Int
    public var opponent: UserView?
    public var opponentSessionId: Id
    public var opponentScore: Int
    public var seconds: Int
    public var startsAt: Time?
    public var endsAt: Time?
    public var reason: String?
    public var winner: UserView?

    public init(sessionId: Id, id: Id, status: String, challenger: UserView? = nil, challengerSessionId: Id, challengerScore: Int, opponent: UserView? = nil, opponentSessionId: Id, opponentScore: Int, seconds: Int, startsAt: Time? = nil, endsAt: Time? = nil, reason: String? = nil, winner: UserView? = nil) {
        self.sessionId = sessionId
        self.id = id
        self.status = status
        self.challenger = challenger
        self.challengerSessionId = challengerSessionId
        self.challengerScore = challengerScore
        self.opponent = opponent
        self.opponentSessionId = opponentSessionId
        self.opponentScore = opponentScore
        self.seconds = seconds
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
        self.winner = winner
    }
}

public struct SkippedEvent: Codable, Sendable {
    public var sessionId: Id
    public var fromSeq: Int
    public var toSeq: Int
    public var reason: String

    public init(sessionId: Id, fromSeq: Int, toSeq: Int, reason: String) {
        self.sessionId = sessionId
        self.fromSeq = fromSeq
        self.toSeq = toSeq
        self.reason = reason
    }
}

public struct NotificationEvent: Codable, Sendable {
    public var id: Id
    public var type: String
    public var actor: UserView?
    public var at: Time
    public var read: Bool
    public var count: Int
    public var others: [UserView]?
    public var session: JSONValue?
    public var seq: Int?
    public var gift: JSONValue?
    public var coins: Int?
    public var action: String?
    public var until: Time?
    public var text: String?
    public var videoId: Id?
    public var commentId: Id?
    public var unreadCount: Int

    public init(id: Id, type: String, actor: UserView? = nil, at: Time, read: Bool, count: Int, others: [UserView]? = nil, session: JSONValue? = nil, seq: Int? = nil, gift: JSONValue? = nil, coins: Int? = nil, action: String? = nil, until: Time? = nil, text: String? = nil, videoId: Id? = nil, commentId: Id? = nil, unreadCount: Int) {
        self.id = id
        self.type = type
        self.actor = actor
        self.at = at
        self.read = read
        self.count = count
        self.others = others
        self.session = session
        self.seq = seq
        self.gift = gift
        self.coins = coins
        self.action = action
        self.until = until
        self.text = text
        self.videoId = videoId
        self.commentId = commentId
        self.unreadCount = unreadCount
    }
}

public struct VideoUpdatedEvent: Codable, Sendable {
    public var videoId: Id
    public var status: String
    public var progress: Int?
    public var failureReason: String?

    public init(videoId: Id, status: String, progress: Int? = nil, failureReason: String? = nil) {
        self.videoId = videoId
        self.status = status
        self.progress = progress
        self.failureReason = failureReason
    }
}

public struct RemovedEvent: Codable, Sendable {
    public var sessionId: Id
    public var reason: String

    public init(sessionId: Id, reason: String) {
        self.sessionId = sessionId
        self.reason = reason
    }
}

public struct Chobi: Sendable {
    private let transport: any Transport

    public init(_ transport: any Transport) {
        self.transport = transport
    }

    public var admin: Admin { Admin(transport: transport) }

    public struct Admin: Sendable {
        let transport: any Transport

        /// What administrators did, the newest first.
        public func getAuditLog(_ input: GetAuditLogInput = .init()) async throws -> GetAuditLogOutput {
            try await transport.query("admin.getAuditLog", input)
        }

        /// All accounts by username, or those that fit, suspended ones among them.
        public func getUsers(_ input: GetUsersInput = .init()) async throws -> GetUsersOutput {
            try await transport.query("admin.getUsers", input)
        }

        /// Lets an account sign in again.
        public func reinstateUser(_ input: ReinstateUserInput) async throws -> SuspendUserOutput {
            try await transport.mutation("admin.reinstateUser", input)
        }

        /// Makes somebody an administrator, or no longer one; who falls is signed out everywhere.
        public func setRole(_ input: SetRoleInput) async throws -> SetRoleOutput {
            try await transport.mutation("admin.setRole", input)
        }

        /// Shuts an account: it signs in nowhere, and its tokens end within seconds.
        public func suspendUser(_ input: SuspendUserInput) async throws -> SuspendUserOutput {
            try await transport.mutation("admin.suspendUser", input)
        }
    }

    public var auth: Auth { Auth(transport: transport) }

    public struct Auth: Sendable {
        let transport: any Transport

        /// Makes the secret of a second factor; it counts once a code has confirmed it.
        public func beginTotp(_ input: BeginTotpInput) async throws -> BeginTotpOutput {
            try await transport.mutation("auth.beginTotp", input)
        }

        /// Sets a new password and ends all other sign-ins.
        public func changePassword(_ input: ChangePasswordInput) async throws {
            let _: Nothing = try await transport.mutation("auth.changePassword", input)
        }

        /// Turns the second factor on with a first code, and tells the recovery codes, this once.
        public func confirmTotp(_ input: ConfirmTotpInput) async throws -> ConfirmTotpOutput {
            try await transport.mutation("auth.confirmTotp", input)
        }

        /// Makes a key by which a server calls in your name, as far as its scopes go; it is told this once.
        public func createApiKey(_ input: CreateApiKeyInput) async throws -> CreateApiKeyOutput {
            try await transport.mutation("auth.createApiKey", input)
        }

        /// Makes the caller's account a pseudonym for good: what they wrote and had goes, what was booked stays.
        public func eraseAccount(_ input: EraseAccountInput) async throws {
            let _: Nothing = try await transport.mutation("auth.eraseAccount", input)
        }

        /// Your keys, without their secrets.
        public func getApiKeys() async throws -> GetApiKeysOutput {
            try await transport.query("auth.getApiKeys", Nothing())
        }

        /// Where you are signed in, newest first.
        public func getDevices() async throws -> GetDevicesOutput {
            try await transport.query("auth.getDevices", Nothing())
        }

        /// Whether your address is proved, and whether you have a second factor.
        public func getSecurity() async throws -> GetSecurityOutput {
            try await transport.query("auth.getSecurity", Nothing())
        }

        /// Signs in by username or e-mail address.
        public func login(_ input: LoginInput) async throws -> SignInsSignedIn {
            try await transport.mutation("auth.login", input)
        }

        /// Revokes what came of one sign-in.
        public func logout(_ input: LogoutInput) async throws {
            let _: Nothing = try await transport.mutation("auth.logout", input)
        }

        /// Trades a refresh token for a new pair; the old one used again revokes all that came of one sign-in.
        public func refresh(_ input: RefreshInput) async throws -> SignInsSignedIn {
            try await transport.mutation("auth.refresh", input)
        }

        /// Opens an account and signs it in.
        public func register(_ input: RegisterInput) async throws -> SignInsSignedIn {
            try await transport.mutation("auth.register", input)
        }

        /// Turns the second factor off.
        public func removeTotp(_ input: BothFactors) async throws {
            let _: Nothing = try await transport.mutation("auth.removeTotp", input)
        }

        /// Makes new recovery codes in place of those that are left.
        public func renewRecoveryCodes(_ input: BothFactors) async throws -> ConfirmTotpOutput {
            try await transport.mutation("auth.renewRecoveryCodes", input)
        }

        /// Mails a code for a new password to this address if an account has it; the answer is the same if none has.
        public func requestPasswordReset(_ input: RequestPasswordResetInput) async throws {
            let _: Nothing = try await transport.mutation("auth.requestPasswordReset", input)
        }

        /// Mails another code to your address.
        public func resendVerification() async throws {
            let _: Nothing = try await transport.mutation("auth.resendVerification", Nothing())
        }

        /// Sets a new password with the code that was mailed, and ends every sign-in with its access tokens.
        public func resetPassword(_ input: ResetPasswordInput) async throws {
            let _: Nothing = try await transport.mutation("auth.resetPassword", input)
        }

        /// Ends a key, from the next call on.
        public func revokeApiKey(_ input: RevokeApiKeyInput) async throws {
            let _: Nothing = try await transport.mutation("auth.revokeApiKey", input)
        }

        /// Ends one of your sign-ins: its refresh token at once, its access tokens within seconds.
        public func revokeDevice(_ input: RevokeDeviceInput) async throws {
            let _: Nothing = try await transport.mutation("auth.revokeDevice", input)
        }

        /// Ends all your sign-ins but this one.
        public func revokeOtherDevices() async throws -> RevokeOtherDevicesOutput {
            try await transport.mutation("auth.revokeOtherDevices", Nothing())
        }

        /// Proves the address of an account with the code that was mailed to it.
        public func verifyEmail(_ input: VerifyEmailInput) async throws -> VerifyEmailOutput {
            try await transport.mutation("auth.verifyEmail", input)
        }
    }

    public var chat: Chat { Chat(transport: transport) }

    public struct Chat: Sendable {
        let transport: any Transport

        /// Adds an emoji to the caller's channel.
        public func addEmoji(_ input: AddEmojiInput) async throws -> AddEmojiOutput {
            try await transport.mutation("chat.addEmoji", input)
        }

        /// Appoints a moderator.
        public func addModerator(_ input: AddModeratorInput) async throws -> AddModeratorOutput {
            try await transport.mutation("chat.addModerator", input)
        }

        /// Tells everybody something, whatever the modes say.
        public func announce(_ input: AnnounceInput) async throws -> AnnounceOutput {
            try await transport.mutation("chat.announce", input)
        }

        /// Sends a user away from the session.
        public func banUser(_ input: BanUserInput) async throws -> BanUserOutput {
            try await transport.mutation("chat.banUser", input)
        }

        /// Closes a poll before its time.
        public func closePoll(_ input: EndPollInput) async throws -> CreatePollOutput {
            try await transport.mutation("chat.closePoll", input)
        }

        /// Asks the room a question; one poll of a session is open at a time.
        public func createPoll(_ input: CreatePollInput) async throws -> CreatePollOutput {
            try await transport.mutation("chat.createPoll", input)
        }

        /// Takes a message back.
        public func deleteMessage(_ input: DeleteMessageInput) async throws -> DeleteMessageOutput {
            try await transport.mutation("chat.deleteMessage", input)
        }

        /// A channel's emoji.
        public func getEmoji(_ input: GetEmojiInput = .init()) async throws -> GetEmojiOutput {
            try await transport.query("chat.getEmoji", input)
        }

        /// What was written, the newest first.
        public func getMessages(_ input: GetMessagesInput) async throws -> GetMessagesOutput {
            try await transport.query("chat.getMessages", input)
        }

        /// A poll with its counts; the session's newest when none is named.
        public func getPoll(_ input: GetPollInput) async throws -> GetPollOutput {
            try await transport.query("chat.getPoll", input)
        }

        /// The chat's modes, its pinned message, and what the caller may do in it.
        public func getRoom(_ input: GetRoomInput) async throws -> GetRoomOutput {
            try await transport.query("chat.getRoom", input)
        }

        /// Pins a message in place of the one before.
        public func pinMessage(_ input: PinMessageInput) async throws -> PinMessageOutput {
            try await transport.mutation("chat.pinMessage", input)
        }

        /// Takes an emoji away.
        public func removeEmoji(_ input: RemoveEmojiInput) async throws {
            let _: Nothing = try await transport.mutation("chat.removeEmoji", input)
        }

        /// Dismisses a moderator.
        public func removeModerator(_ input: AddModeratorInput) async throws -> AddModeratorOutput {
            try await transport.mutation("chat.removeModerator", input)
        }

        /// Writes in a session's chat.
        public func sendMessage(_ input: SendMessageInput) async throws -> SendMessageOutput {
            try await transport.mutation("chat.sendMessage", input)
        }

        /// Sets the words that are refused, all at once.
        public func setFilter(_ input: SetFilterInput) async throws -> SetFilterOutput {
            try await transport.mutation("chat.setFilter", input)
        }

        /// Changes the chat's modes; what is left out stays.
        public func setMode(_ input: SetModeInput) async throws -> SetModeOutput {
            try await transport.mutation("chat.setMode", input)
        }

        /// Lets a user read and not write, for a while.
        public func timeoutUser(_ input: TimeoutUserInput) async throws -> TimeoutUserOutput {
            try await transport.mutation("chat.timeoutUser", input)
        }

        /// Lets a user back in, and lifts a time-out too.
        public func unbanUser(_ input: BanUserInput) async throws -> BanUserOutput {
            try await transport.mutation("chat.unbanUser", input)
        }

        /// Pins nothing.
        public func unpinMessage(_ input: UnpinMessageInput) async throws -> UnpinMessageOutput {
            try await transport.mutation("chat.unpinMessage", input)
        }

        /// Votes; the same vote again changes nothing.
        public func votePoll(_ input: VotePollInput) async throws -> VotePollOutput {
            try await transport.mutation("chat.votePoll", input)
        }
    }

    public var gifts: Gifts { Gifts(transport: transport) }

    public struct Gifts: Sendable {
        let transport: any Transport

        /// Gives a user coins.
        public func addCoins(_ input: AddCoinsInput) async throws -> AddCoinsOutput {
            try await transport.mutation("gifts.addCoins", input)
        }

        /// Accepts a challenge, or declines it.
        public func answerBattle(_ input: AcceptBattleInput) async throws -> ChallengeBattleOutput {
            try await transport.mutation("gifts.answerBattle", input)
        }

        /// Takes a provider's report of what it has paid.
        public func applyPayoutReport(_ input: ApplyPayoutReportInput) async throws -> ApplyPayoutReportOutput {
            try await transport.mutation("gifts.applyPayoutReport", input)
        }

        /// Approves a payout of somebody else; the provider pays it.
        public func approvePayout(_ input: ApprovePayoutInput) async throws -> RequestPayoutOutput {
            try await transport.mutation("gifts.approvePayout", input)
        }

        /// Recomputes the ledger now.
        public func auditLedger() async throws -> AuditLedgerOutput {
            try await transport.mutation("gifts.auditLedger", Nothing())
        }

        /// Begins the purchase of a pack.
        public func buyCoins(_ input: BuyCoinsInput) async throws -> BuyCoinsOutput {
            try await transport.mutation("gifts.buyCoins", input)
        }

        /// Takes back what was asked for, before it is approved.
        public func cancelPayout(_ input: CancelPayoutInput) async throws -> RequestPayoutOutput {
            try await transport.mutation("gifts.cancelPayout", input)
        }

        /// Challenges another session to a battle of gifts.
        public func challengeBattle(_ input: ChallengeBattleInput) async throws -> ChallengeBattleOutput {
            try await transport.mutation("gifts.challengeBattle", input)
        }

        /// Says one's date of birth, once; an administrator may correct it.
        public func confirmAge(_ input: ConfirmAgeInput) async throws -> GetGivingLimitsOutput {
            try await transport.mutation("gifts.confirmAge", input)
        }

        /// All packs, with those that are not for sale.
        public func getAllCoinPacks() async throws -> GetAllCoinPacksOutput {
            try await transport.query("gifts.getAllCoinPacks", Nothing())
        }

        /// The whole catalogue, with what cannot be given now.
        public func getAllGifts() async throws -> GetAllGiftsOutput {
            try await transport.query("gifts.getAllGifts", Nothing())
        }

        /// The gifts there are.
        public func getAvailableGifts(_ input: GetAvailableGiftsInput = .init()) async throws -> [Gift] {
            try await transport.query("gifts.getAvailableGifts", input)
        }

        /// The caller's coins, diamonds and debt.
        public func getBalance() async throws -> GetBalanceOutput {
            try await transport.query("gifts.getBalance", Nothing())
        }

        /// A session's battle, and challenges that wait for its host.
        public func getBattle(_ input: GetBattleInput) async throws -> GetBattleOutput {
            try await transport.query("gifts.getBattle", input)
        }

        /// The packs of coins for sale.
        public func getCoinPacks() async throws -> GetCoinPacksOutput {
            try await transport.query("gifts.getCoinPacks", Nothing())
        }

        /// What the caller may give in a day, and has given today.
        public func getGivingLimits() async throws -> GetGivingLimitsOutput {
            try await transport.query("gifts.getGivingLimits", Nothing())
        }

        /// A session's goal, and how it stands.
        public func getGoal(_ input: GetGoalInput) async throws -> GetGoalOutput {
            try await transport.query("gifts.getGoal", input)
        }

        /// What the caller earns of a gift; an administrator may name another host.
        public func getHostTier(_ input: GetHostTierInput = .init()) async throws -> GetHostTierOutput {
            try await transport.query("gifts.getHostTier", input)
        }

        /// All tiers of hosts, the lowest share first.
        public func getHostTiers() async throws -> GetHostTiersOutput {
            try await transport.query("gifts.getHostTiers", Nothing())
        }

        /// The caller's invoices and receipts of payouts, the newest first.
        public func getInvoices(_ input: GetInvoicesInput = .init()) async throws -> GetInvoicesOutput {
            try await transport.query("gifts.getInvoices", input)
        }

        /// Who gave most, in a session or to a host, in a period.
        public func getLeaderboard(_ input: GetLeaderboardInput = .init()) async throws -> GetLeaderboardOutput {
            try await transport.query("gifts.getLeaderboard", input)
        }

        /// Payouts that wait for a decision, the oldest first.
        public func getPayoutRequests(_ input: GetPayoutRequestsInput = .init()) async throws -> GetPayoutsOutput {
            try await transport.query("gifts.getPayoutRequests", input)
        }

        /// The caller's payouts, the newest first.
        public func getPayouts(_ input: GetPayoutsInput = .init()) async throws -> GetPayoutsOutput {
            try await transport.query("gifts.getPayouts", input)
        }

        /// A purchase.
        public func getPurchase(_ input: GetPurchaseInput) async throws -> GetPurchaseOutput {
            try await transport.query("gifts.getPurchase", input)
        }

        /// Purchases, the newest first; the caller's own when nobody is named.
        public func getPurchases(_ input: GetPurchasesInput = .init()) async throws -> GetPurchasesOutput {
            try await transport.query("gifts.getPurchases", input)
        }

        /// The caller's entries of a time, with the balances before and after.
        public func getStatement(_ input: GetStatementInput = .init()) async throws -> GetStatementOutput {
            try await transport.query("gifts.getStatement", input)
        }

        /// The caller's transactions, the newest first.
        public func getTransactions(_ input: GetTransactionsInput = .init()) async throws -> GetTransactionsOutput {
            try await transport.query("gifts.getTransactions", input)
        }

        /// Gives a battle up: the other session wins.
        public func leaveBattle(_ input: LeaveBattleInput) async throws -> LeaveBattleOutput {
            try await transport.mutation("gifts.leaveBattle", input)
        }

        /// Compares a provider's report with the purchases.
        public func reconcilePayments(_ input: ReconcilePaymentsInput) async throws -> ReconcilePaymentsOutput {
            try await transport.mutation("gifts.reconcilePayments", input)
        }

        /// Takes a receipt of an app store, and brings its coins.
        public func redeemReceipt(_ input: RedeemReceiptInput) async throws -> RedeemReceiptOutput {
            try await transport.mutation("gifts.redeemReceipt", input)
        }

        /// Gives a gift back, or a part of it: coins to the giver, diamonds from the host.
        public func refundGift(_ input: RefundGiftInput) async throws -> RefundGiftOutput {
            try await transport.mutation("gifts.refundGift", input)
        }

        /// Gives money back, and takes the coins of it.
        public func refundPurchase(_ input: RefundPurchaseInput) async throws -> RefundPurchaseOutput {
            try await transport.mutation("gifts.refundPurchase", input)
        }

        /// Refuses a payout of somebody else; its diamonds come back.
        public func rejectPayout(_ input: RejectPayoutInput) async throws -> RequestPayoutOutput {
            try await transport.mutation("gifts.rejectPayout", input)
        }

        /// Takes a session's goal away.
        public func removeGoal(_ input: RemoveGoalInput) async throws -> RemoveGoalOutput {
            try await transport.mutation("gifts.removeGoal", input)
        }

        /// Asks to be paid for diamonds, which are set aside until it is decided.
        public func requestPayout(_ input: RequestPayoutInput) async throws -> RequestPayoutOutput {
            try await transport.mutation("gifts.requestPayout", input)
        }

        /// Makes or changes a pack.
        public func saveCoinPack(_ input: SaveCoinPackInput) async throws -> SaveCoinPackOutput {
            try await transport.mutation("gifts.saveCoinPack", input)
        }

        /// Makes or changes a gift of the catalogue.
        public func saveGift(_ input: SaveGiftInput) async throws -> SaveGiftOutput {
            try await transport.mutation("gifts.saveGift", input)
        }

        /// Makes or changes a tier of hosts.
        public func saveHostTier(_ input: SaveHostTierInput) async throws -> SaveHostTierOutput {
            try await transport.mutation("gifts.saveHostTier", input)
        }

        /// Gives a gift; the same key again is answered again and charged once.
        public func sendGift(_ input: SendGiftInput) async throws -> GiveGiftReceipt {
            try await transport.mutation("gifts.sendGift", input)
        }

        /// Limits what the caller may give in a day; a higher limit holds a day later.
        public func setGivingLimit(_ input: SetGivingLimitInput = .init()) async throws -> GetGivingLimitsOutput {
            try await transport.mutation("gifts.setGivingLimit", input)
        }

        /// Sets a session's goal; it takes the place of the one before.
        public func setGoal(_ input: SetGoalInput) async throws -> SetGoalOutput {
            try await transport.mutation("gifts.setGoal", input)
        }

        /// Puts a host into a tier.
        public func setHostTier(_ input: SetHostTierInput) async throws -> SetHostTierOutput {
            try await transport.mutation("gifts.setHostTier", input)
        }
    }

    public var notifications: Notifications { Notifications(transport: transport) }

    public struct Notifications: Sendable {
        let transport: any Transport

        /// What the caller was told, the newest first.
        public func getNotifications(_ input: GetNotificationsInput = .init()) async throws -> GetNotificationsOutput {
            try await transport.query("notifications.getNotifications", input)
        }

        /// What the caller wants to be told, and when.
        public func getSettings() async throws -> SettingsView {
            try await transport.query("notifications.getSettings", Nothing())
        }

        /// Marks as read: some, or all up to one.
        public func markAsRead(_ input: MarkAsReadInput = .init()) async throws -> MarkAsReadOutput {
            try await transport.mutation("notifications.markAsRead", input)
        }

        /// What the caller is told, as it comes; a client that was cut off is first told what it has missed.
        public func onNotification(_ input: OnNotificationInput = .init()) -> AsyncThrowingStream<Tracked<OnNotificationTold>, Error> {
            transport.subscription("notifications.onNotification", input)
        }

        /// Registers a browser or a phone to be pushed to.
        public func registerDevice(_ input: RegisterDeviceInput) async throws -> RegisterDeviceOutput {
            try await transport.mutation("notifications.registerDevice", input)
        }

        /// Tells users something in the server's name.
        public func sendSystem(_ input: SendSystemInput) async throws -> SendSystemOutput {
            try await transport.mutation("notifications.sendSystem", input)
        }

        /// Takes a device away.
        public func unregisterDevice(_ input: UnregisterDeviceInput) async throws -> UnregisterDeviceOutput {
            try await transport.mutation("notifications.unregisterDevice", input)
        }

        /// Changes what the caller wants to be told; what is left out stays.
        public func updateSettings(_ input: UpdateSettingsInput = .init()) async throws -> SettingsView {
            try await transport.mutation("notifications.updateSettings", input)
        }
    }

    public var streaming: Streaming { Streaming(transport: transport) }

    public struct Streaming: Sendable {
        let transport: any Transport

        /// Appoints a co-host.
        public func addCoHost(_ input: AddCoHostInput) async throws -> AddCoHostOutput {
            try await transport.mutation("streaming.addCoHost", input)
        }

        /// Adds a place to which the session is sent on.
        public func addRestream(_ input: AddRestreamInput) async throws -> AddRestreamOutput {
            try await transport.mutation("streaming.addRestream", input)
        }

        /// Makes an address that lays gifts and chat over the host's picture; it is shown once.
        public func createOverlay(_ input: CreateOverlayInput) async throws -> CreateOverlayOutput {
            try await transport.mutation("streaming.createOverlay", input)
        }

        /// Makes a session; its stream key is shown this once.
        public func createSession(_ input: CreateSessionInput) async throws -> CreateSessionOutput {
            try await transport.mutation("streaming.createSession", input)
        }

        /// Ends a session for good, and answers with its report.
        public func endSession(_ input: EndSessionInput) async throws -> GetReportOutput {
            try await transport.mutation("streaming.endSession", input)
        }

        /// What is live now; with `query` what has these words.
        public func getActiveSessions(_ input: GetActiveSessionsInput = .init()) async throws -> GetActiveSessionsOutput {
            try await transport.query("streaming.getActiveSessions", input)
        }

        /// The session's log, as far as the caller may see it.
        public func getEvents(_ input: GetEventsInput) async throws -> GetEventsOutput {
            try await transport.query("streaming.getEvents", input)
        }

        /// What the encoder sends and how well, with advice.
        public func getIngestHealth(_ input: GetIngestHealthInput) async throws -> IngestMonitorEncoder {
            try await transport.query("streaming.getIngestHealth", input)
        }

        /// The caller's overlays, without their addresses.
        public func getOverlays() async throws -> GetOverlaysOutput {
            try await transport.query("streaming.getOverlays", Nothing())
        }

        /// The report of a session that is over.
        public func getReport(_ input: GetReportInput) async throws -> GetReportOutput {
            try await transport.query("streaming.getReport", input)
        }

        /// The places to which a session is sent on, and how each does.
        public func getRestreams(_ input: GetRestreamsInput) async throws -> GetRestreamsOutput {
            try await transport.query("streaming.getRestreams", input)
        }

        /// A session, and where to watch it.
        public func getSession(_ input: GetSessionInput) async throws -> GetSessionOutput {
            try await transport.query("streaming.getSession", input)
        }

        /// The caller's own sessions, the newest first.
        public func getSessions(_ input: GetSessionsInput = .init()) async throws -> GetSessionsOutput {
            try await transport.query("streaming.getSessions", input)
        }

        /// Public sessions that are to begin at a time, the soonest first.
        public func getUpcomingSessions(_ input: GetUpcomingSessionsInput = .init()) async throws -> GetUpcomingSessionsOutput {
            try await transport.query("streaming.getUpcomingSessions", input)
        }

        /// Enters a session as a viewer; the right code opens a private one, for a user for good.
        public func joinSession(_ input: JoinSessionInput) async throws -> JoinSessionOutput {
            try await transport.mutation("streaming.joinSession", input)
        }

        /// Leaves a session.
        public func leaveSession(_ input: LeaveSessionInput) async throws {
            let _: Nothing = try await transport.mutation("streaming.leaveSession", input)
        }

        /// Counts taps of approval.
        public func like(_ input: LikeInput) async throws -> LikeOutput {
            try await transport.mutation("streaming.like", input)
        }

        /// The session's log from a row on, and then what is written as it is written; complete when the session is over.
        public func onEvents(_ input: OnEventsInput) -> AsyncThrowingStream<Tracked<RowView>, Error> {
            transport.subscription("streaming.onEvents", input)
        }

        /// What an overlay's page begins with.
        public func openOverlay(_ input: OpenOverlayInput) async throws -> OpenOverlayOutput {
            try await transport.query("streaming.openOverlay", input)
        }

        /// Dismisses a co-host.
        public func removeCoHost(_ input: RemoveCoHostInput) async throws -> RemoveCoHostOutput {
            try await transport.mutation("streaming.removeCoHost", input)
        }

        /// Takes such a place away.
        public func removeRestream(_ input: RemoveRestreamInput) async throws -> RemoveRestreamOutput {
            try await transport.mutation("streaming.removeRestream", input)
        }

        /// Makes another stream key; the old one is good no longer.
        public func resetStreamKey(_ input: ResetStreamKeyInput) async throws -> ResetStreamKeyOutput {
            try await transport.mutation("streaming.resetStreamKey", input)
        }

        /// Ends an overlay's address.
        public func revokeOverlay(_ input: RevokeOverlayInput) async throws -> RevokeOverlayOutput {
            try await transport.mutation("streaming.revokeOverlay", input)
        }

        /// Shows a gift on an overlay, which nobody has given.
        public func testOverlay(_ input: TestOverlayInput) async throws -> TestOverlayOutput {
            try await transport.mutation("streaming.testOverlay", input)
        }

        /// Names such a place anew, or switches it on or off.
        public func updateRestream(_ input: UpdateRestreamInput) async throws -> AddRestreamOutput {
            try await transport.mutation("streaming.updateRestream", input)
        }

        /// Changes what a session is called, also while it is live.
        public func updateSession(_ input: UpdateSessionInput) async throws -> UpdateSessionOutput {
            try await transport.mutation("streaming.updateSession", input)
        }
    }

    public var system: System { System(transport: transport) }

    public struct System: Sendable {
        let transport: any Transport

        /// The server's clock.
        public func ping() async throws -> PingOutput {
            try await transport.query("system.ping", Nothing())
        }
    }

    public var users: Users { Users(transport: transport) }

    public struct Users: Sendable {
        let transport: any Transport

        /// Blocks a user, who then may not follow the caller or write in their chat.
        public func block(_ input: BlockUserInput) async throws -> BlockUserOutput {
            try await transport.mutation("users.block", input)
        }

        /// Follows a user; again changes nothing.
        public func follow(_ input: FollowUserInput) async throws -> FollowUserOutput {
            try await transport.mutation("users.follow", input)
        }

        /// The caller's archive, with an address to fetch it at for an hour.
        public func getArchive() async throws -> GetArchiveOutput {
            try await transport.query("users.getArchive", Nothing())
        }

        /// What can be awarded, and what of it a user has.
        public func getAwards(_ input: GetAwardsInput = .init()) async throws -> GetAwardsOutput {
            try await transport.query("users.getAwards", input)
        }

        /// The caller's points of experience, and what each of them came of, the newest first.
        public func getExperience(_ input: GetExperienceInput = .init()) async throws -> GetExperienceOutput {
            try await transport.query("users.getExperience", input)
        }

        /// Who follows a user, the newest first.
        public func getFollowers(_ input: UserPageInput) async throws -> UserPage {
            try await transport.query("users.getFollowers", input)
        }

        /// Whom a user follows, the newest first.
        public func getFollowing(_ input: UserPageInput) async throws -> UserPage {
            try await transport.query("users.getFollowing", input)
        }

        /// Who may see what of you.
        public func getPrivacy() async throws -> PrivacyChoices {
            try await transport.query("users.getPrivacy", Nothing())
        }

        /// A user's profile; one's own, with coins and settings, when nobody is named.
        public func getProfile(_ input: GetProfileInput = .init()) async throws -> Profile {
            try await transport.query("users.getProfile", input)
        }

        /// What is between you and each of these users, in one call.
        public func getRelationships(_ input: GetRelationshipsInput) async throws -> GetRelationshipsOutput {
            try await transport.query("users.getRelationships", input)
        }

        /// What brings points of experience.
        public func getXpRules() async throws -> GetXpRulesOutput {
            try await transport.query("users.getXpRules", Nothing())
        }

        /// Tells you nothing any more of what a user does; they do not learn of it.
        public func mute(_ input: MuteUserInput) async throws -> MuteUserOutput {
            try await transport.mutation("users.mute", input)
        }

        /// Begins to make an archive of all there is of the caller.
        public func requestArchive() async throws -> RequestArchiveOutput {
            try await transport.mutation("users.requestArchive", Nothing())
        }

        /// Changes what a deed brings from now on.
        public func saveXpRule(_ input: SaveXpRuleInput) async throws -> SaveXpRuleOutput {
            try await transport.mutation("users.saveXpRule", input)
        }

        /// Those whose username or display name begins with this.
        public func search(_ input: SearchUsersInput) async throws -> SearchUsersOutput {
            try await transport.query("users.search", input)
        }

        /// Blocks a user no longer.
        public func unblock(_ input: BlockUserInput) async throws -> BlockUserOutput {
            try await transport.mutation("users.unblock", input)
        }

        /// Follows a user no longer.
        public func unfollow(_ input: FollowUserInput) async throws -> FollowUserOutput {
            try await transport.mutation("users.unfollow", input)
        }

        /// Mutes a user no longer.
        public func unmute(_ input: MuteUserInput) async throws -> MuteUserOutput {
            try await transport.mutation("users.unmute", input)
        }

        /// Changes who may see what of you; what is left out stays.
        public func updatePrivacy(_ input: UpdatePrivacyInput = .init()) async throws -> PrivacyChoices {
            try await transport.mutation("users.updatePrivacy", input)
        }

        /// Changes the caller's profile; what is left out stays.
        public func updateProfile(_ input: UpdateProfileInput = .init()) async throws -> Profile {
            try await transport.mutation("users.updateProfile", input)
        }

        /// Makes the square in the middle of a PNG or JPEG the caller's picture.
        public func uploadAvatar(_ input: UploadAvatarInput) async throws -> UploadAvatarOutput {
            try await transport.mutation("users.uploadAvatar", input)
        }
    }

    public var videos: Videos { Videos(transport: transport) }

    public struct Videos: Sendable {
        let transport: any Transport

        /// Says something under a video, or answers a comment.
        public func addComment(_ input: AddCommentInput) async throws -> AddCommentOutput {
            try await transport.mutation("videos.addComment", input)
        }

        /// Puts a video at the end of a playlist, once.
        public func addToPlaylist(_ input: ChangePlaylistInput) async throws -> ChangePlaylistOutput {
            try await transport.mutation("videos.addToPlaylist", input)
        }

        /// Puts a video at the end of what the caller wants to watch later, once.
        public func addToWatchLater(_ input: ChangeWatchLaterInput) async throws -> ChangeWatchLaterOutput {
            try await transport.mutation("videos.addToWatchLater", input)
        }

        /// The caller watches a video; counts once for each viewer and day, never for its owner.
        public func addView(_ input: AddViewInput) async throws -> AddViewOutput {
            try await transport.mutation("videos.addView", input)
        }

        /// What the caller has watched since they told last, which a player says every few seconds.
        public func addWatchTime(_ input: AddWatchTimeInput) async throws -> AddWatchTimeOutput {
            try await transport.mutation("videos.addWatchTime", input)
        }

        /// Empties the caller's history.
        public func clearHistory() async throws -> RemoveFromHistoryOutput {
            try await transport.mutation("videos.clearHistory", Nothing())
        }

        /// Makes a video of a stretch of one's own; it can be played at once.
        public func createClip(_ input: CreateClipInput) async throws -> GetVideoOutput {
            try await transport.mutation("videos.createClip", input)
        }

        /// Makes an empty playlist.
        public func createPlaylist(_ input: CreatePlaylistInput) async throws -> CreatePlaylistOutput {
            try await transport.mutation("videos.createPlaylist", input)
        }

        /// Deletes a comment with its answers: by its author, or the video's owner.
        public func deleteComment(_ input: DeleteCommentInput) async throws -> DeleteCommentOutput {
            try await transport.mutation("videos.deleteComment", input)
        }

        /// Deletes a playlist; its videos stay.
        public func deletePlaylist(_ input: DeletePlaylistInput) async throws -> DeletePlaylistOutput {
            try await transport.mutation("videos.deletePlaylist", input)
        }

        /// Deletes a video, also while its bytes are coming.
        public func deleteVideo(_ input: DeleteVideoInput) async throws -> DeleteVideoOutput {
            try await transport.mutation("videos.deleteVideo", input)
        }

        /// What was said under a video, the pinned one first, then the newest; or the answers to a comment, the oldest first.
        public func getComments(_ input: GetCommentsInput) async throws -> GetCommentsOutput {
            try await transport.query("videos.getComments", input)
        }

        /// The log of the session that a video is a recording of.
        public func getEvents(_ input: CatalogueGetEventsInput) async throws -> CatalogueGetEventsOutput {
            try await transport.query("videos.getEvents", input)
        }

        /// Moments of a recording at which much more was said and given than otherwise, in the order of time.
        public func getHighlights(_ input: GetHighlightsInput) async throws -> GetHighlightsOutput {
            try await transport.query("videos.getHighlights", input)
        }

        /// What the caller has watched, the newest first.
        public func getHistory(_ input: GetHistoryInput = .init()) async throws -> GetHistoryOutput {
            try await transport.query("videos.getHistory", input)
        }

        /// A playlist and its videos in their order, but for those the caller may not see.
        public func getPlaylist(_ input: GetPlaylistInput) async throws -> GetPlaylistOutput {
            try await transport.query("videos.getPlaylist", input)
        }

        /// A user's playlists, those that changed last first; of others the public ones.
        public func getPlaylists(_ input: GetPlaylistsInput = .init()) async throws -> GetPlaylistsOutput {
            try await transport.query("videos.getPlaylists", input)
        }

        /// Public videos that are like one, the most like it first.
        public func getRelatedVideos(_ input: GetRelatedVideosInput) async throws -> GetRelatedVideosOutput {
            try await transport.query("videos.getRelatedVideos", input)
        }

        /// A video, and where to play it.
        public func getVideo(_ input: GetVideoInput) async throws -> GetVideoOutput {
            try await transport.query("videos.getVideo", input)
        }

        /// How much a video is watched, and where people leave, for its owner.
        public func getVideoStats(_ input: GetVideoStatsInput) async throws -> GetVideoStatsOutput {
            try await transport.query("videos.getVideoStats", input)
        }

        /// Public videos, by words, category, tags or owner; of the caller themselves all they have.
        public func getVideos(_ input: GetVideosInput = .init()) async throws -> GetVideosOutput {
            try await transport.query("videos.getVideos", input)
        }

        /// What the caller wants to watch later.
        public func getWatchLater(_ input: GetWatchLaterInput = .init()) async throws -> GetWatchLaterOutput {
            try await transport.query("videos.getWatchLater", input)
        }

        /// Likes a video, once.
        public func like(_ input: LikeVideoInput) async throws -> LikeVideoOutput {
            try await transport.mutation("videos.like", input)
        }

        /// Likes a comment, once.
        public func likeComment(_ input: LikeCommentInput) async throws -> LikeCommentOutput {
            try await transport.mutation("videos.likeComment", input)
        }

        /// Puts a video of a playlist at another place, counted from 0.
        public func movePlaylistItem(_ input: MovePlaylistItemInput) async throws -> ChangePlaylistOutput {
            try await transport.mutation("videos.movePlaylistItem", input)
        }

        /// Puts a comment before all others, in the place of the one that was.
        public func pinComment(_ input: PinCommentInput) async throws -> PinCommentOutput {
            try await transport.mutation("videos.pinComment", input)
        }

        /// Takes a video out of the caller's history.
        public func removeFromHistory(_ input: RemoveFromHistoryInput) async throws -> RemoveFromHistoryOutput {
            try await transport.mutation("videos.removeFromHistory", input)
        }

        /// Takes a video out of a playlist.
        public func removeFromPlaylist(_ input: ChangePlaylistInput) async throws -> ChangePlaylistOutput {
            try await transport.mutation("videos.removeFromPlaylist", input)
        }

        /// Takes a video out of what the caller wants to watch later.
        public func removeFromWatchLater(_ input: ChangeWatchLaterInput) async throws -> ChangeWatchLaterOutput {
            try await transport.mutation("videos.removeFromWatchLater", input)
        }

        /// Whether what the caller watches from now on is kept.
        public func setHistory(_ input: SetHistoryInput) async throws -> SetHistoryOutput {
            try await transport.mutation("videos.setHistory", input)
        }

        /// Takes a like back.
        public func unlike(_ input: LikeVideoInput) async throws -> LikeVideoOutput {
            try await transport.mutation("videos.unlike", input)
        }

        /// Takes a like back.
        public func unlikeComment(_ input: LikeCommentInput) async throws -> LikeCommentOutput {
            try await transport.mutation("videos.unlikeComment", input)
        }

        /// Takes the pin away.
        public func unpinComment(_ input: PinCommentInput) async throws -> PinCommentOutput {
            try await transport.mutation("videos.unpinComment", input)
        }

        /// Changes what a playlist is called and who may see it.
        public func updatePlaylist(_ input: UpdatePlaylistInput) async throws -> CreatePlaylistOutput {
            try await transport.mutation("videos.updatePlaylist", input)
        }

        /// Changes what a video is called and who may see it.
        public func updateVideo(_ input: UpdateVideoInput) async throws -> GetVideoOutput {
            try await transport.mutation("videos.updateVideo", input)
        }

        /// Makes a video and the place its bytes go to, by tus 1.0.0 with the same access token.
        public func uploadVideo(_ input: UploadVideoInput) async throws -> UploadVideoOutput {
            try await transport.mutation("videos.uploadVideo", input)
        }
    }

    public var webhooks: Webhooks { Webhooks(transport: transport) }

    public struct Webhooks: Sendable {
        let transport: any Transport

        /// Tells a server of the caller's of events from now on; the secret that messages are signed with is told this once.
        public func createEndpoint(_ input: CreateEndpointInput) async throws -> CreateEndpointOutput {
            try await transport.mutation("webhooks.createEndpoint", input)
        }

        /// Takes an endpoint away, with what waits for it.
        public func deleteEndpoint(_ input: DeleteEndpointInput) async throws {
            let _: Nothing = try await transport.mutation("webhooks.deleteEndpoint", input)
        }

        /// What an endpoint was told in the last seven days and what waits for it, the newest first.
        public func getDeliveries(_ input: GetDeliveriesInput) async throws -> GetDeliveriesOutput {
            try await transport.query("webhooks.getDeliveries", input)
        }

        /// The caller's endpoints, with how they fare.
        public func getEndpoints() async throws -> GetEndpointsOutput {
            try await transport.query("webhooks.getEndpoints", Nothing())
        }

        /// Tells an endpoint again what came after a message, in the same order and under the same ids.
        public func replay(_ input: ReplayInput) async throws -> ReplayOutput {
            try await transport.mutation("webhooks.replay", input)
        }

        /// A new secret; for a day messages are signed with the one before too.
        public func rotateSecret(_ input: RotateSecretInput) async throws -> RotateSecretOutput {
            try await transport.mutation("webhooks.rotateSecret", input)
        }

        /// Sends a message of the type endpoint.test now, and says what came of it.
        public func testEndpoint(_ input: TestEndpointInput) async throws -> TestEndpointOutput {
            try await transport.mutation("webhooks.testEndpoint", input)
        }

        /// Changes an endpoint, or turns it off and on; what is left out stays.
        public func updateEndpoint(_ input: UpdateEndpointInput) async throws -> UpdateEndpointOutput {
            try await transport.mutation("webhooks.updateEndpoint", input)
        }
    }
}
