// The procedures and events of this server. Needs nothing beside the language.
library;

/// UUID, version 7.
typedef Id = String;

/// ISO-8601 in UTC, with milliseconds.
typedef Time = String;

typedef Json = Map<String, dynamic>;

/// How calls get to the server: the tRPC 11 HTTP protocol, without a transformer. Throws [Refusal].
abstract interface class Transport {
  Future<dynamic> query(String path, Json? input);
  Future<dynamic> mutation(String path, Json? input);
  Stream<Tracked<dynamic>> subscription(String path, Json? input);
}

/// One value of a subscription; a client that comes back names the last id it has.
class Tracked<T> {
  const Tracked(this.id, this.data);

  final String id;
  final T data;
}

/// A refusal: `data` of tRPC's error. [reason] is stable, [field] names bad input, [retryAfter] is in seconds.
class Refusal implements Exception {
  Refusal.of(this.message, Json data)
      : code = data['code'] as String,
        httpStatus = data['httpStatus'] as int,
        reason = data['reason'] as String,
        path = data['path'] as String?,
        field = data['field'] as String?,
        retryAfter = data['retryAfter'] as int?,
        requestId = data['requestId'] as String?;

  final String message;
  final String code;
  final int httpStatus;
  final String reason;
  final String? path;
  final String? field;
  final int? retryAfter;
  final String? requestId;

  @override
  String toString() => '$reason: $message';
}

/// Reasons of refusals; later ones may be added.
abstract final class Reasons {
  static const accountFrozen = 'account_frozen';
  static const accountSuspended = 'account_suspended';
  static const addressTooFast = 'address_too_fast';
  static const adminOnly = 'admin_only';
  static const administrator = 'administrator';
  static const ageUnconfirmed = 'age_unconfirmed';
  static const alreadyHost = 'already_host';
  static const alreadyVerified = 'already_verified';
  static const alreadyVoted = 'already_voted';
  static const answersAreNotPinned = 'answers_are_not_pinned';
  static const apiKeyNotFound = 'api_key_not_found';
  static const archiveRecent = 'archive_recent';
  static const auditRunning = 'audit_running';
  static const badInput = 'bad_input';
  static const balanceLimit = 'balance_limit';
  static const banned = 'banned';
  static const battleNotFound = 'battle_not_found';
  static const battleOver = 'battle_over';
  static const battleProposed = 'battle_proposed';
  static const battleRunning = 'battle_running';
  static const birthDateKnown = 'birth_date_known';
  static const blocked = 'blocked';
  static const blockedByHost = 'blocked_by_host';
  static const busy = 'busy';
  static const cannotModerate = 'cannot_moderate';
  static const chatFlood = 'chat_flood';
  static const chatSimilar = 'chat_similar';
  static const coinDebt = 'coin_debt';
  static const coinPackCodeTaken = 'coin_pack_code_taken';
  static const coinPackNotFound = 'coin_pack_not_found';
  static const commentNotFound = 'comment_not_found';
  static const dailyLimit = 'daily_limit';
  static const deadlineExceeded = 'deadline_exceeded';
  static const deviceNotFound = 'device_not_found';
  static const diskFull = 'disk_full';
  static const emailTaken = 'email_taken';
  static const emojiNameTaken = 'emoji_name_taken';
  static const emojiNotFound = 'emoji_not_found';
  static const endpointDisabled = 'endpoint_disabled';
  static const endpointNotFound = 'endpoint_not_found';
  static const exceedsOriginal = 'exceeds_original';
  static const followersOnly = 'followers_only';
  static const giftCodeTaken = 'gift_code_taken';
  static const giftNotFound = 'gift_not_found';
  static const holdClosed = 'hold_closed';
  static const hostTierNotFound = 'host_tier_not_found';
  static const idempotencyKeyReused = 'idempotency_key_reused';
  static const insufficientFunds = 'insufficient_funds';
  static const internal = 'internal';
  static const listPrivate = 'list_private';
  static const mailBusy = 'mail_busy';
  static const malformedJson = 'malformed_json';
  static const messageDeleted = 'message_deleted';
  static const messageNotFound = 'message_not_found';
  static const moreThanPaid = 'more_than_paid';
  static const noRecording = 'no_recording';
  static const notAGift = 'not_a_gift';
  static const notAModerator = 'not_a_moderator';
  static const notOwner = 'not_owner';
  static const notYourAccount = 'not_your_account';
  static const notYourChannel = 'not_your_channel';
  static const notYourInvoice = 'not_your_invoice';
  static const notYourPayout = 'not_your_payout';
  static const notYourPurchase = 'not_your_purchase';
  static const notYourSession = 'not_your_session';
  static const notYourTier = 'not_your_tier';
  static const notificationNotFound = 'notification_not_found';
  static const opponentNotLive = 'opponent_not_live';
  static const overlayNotFound = 'overlay_not_found';
  static const ownAccount = 'own_account';
  static const ownDailyLimit = 'own_daily_limit';
  static const ownGift = 'own_gift';
  static const ownPayout = 'own_payout';
  static const ownSession = 'own_session';
  static const ownTier = 'own_tier';
  static const paymentProviderAway = 'payment_provider_away';
  static const paymentProviderRefused = 'payment_provider_refused';
  static const paymentsOff = 'payments_off';
  static const payoutBelowMinimum = 'payout_below_minimum';
  static const payoutDecided = 'payout_decided';
  static const payoutDestinationMissing = 'payout_destination_missing';
  static const payoutNotFound = 'payout_not_found';
  static const payoutPending = 'payout_pending';
  static const payoutTooSmall = 'payout_too_small';
  static const payoutsOff = 'payouts_off';
  static const playlistFull = 'playlist_full';
  static const playlistItemNotFound = 'playlist_item_not_found';
  static const playlistNotFound = 'playlist_not_found';
  static const pollClosed = 'poll_closed';
  static const pollNotFound = 'poll_not_found';
  static const pollOpen = 'poll_open';
  static const priceChanged = 'price_changed';
  static const privatePlaylist = 'private_playlist';
  static const privateSession = 'private_session';
  static const privateVideo = 'private_video';
  static const procedureNotFound = 'procedure_not_found';
  static const purchaseNotFound = 'purchase_not_found';
  static const purchaseNotPaid = 'purchase_not_paid';
  static const receiptOfAnotherUser = 'receipt_of_another_user';
  static const refreshExpired = 'refresh_expired';
  static const refreshReused = 'refresh_reused';
  static const refreshRevoked = 'refresh_revoked';
  static const refreshUnknown = 'refresh_unknown';
  static const refundTooOld = 'refund_too_old';
  static const restreamNotFound = 'restream_not_found';
  static const reviewLate = 'review_late';
  static const reviewRefused = 'review_refused';
  static const ruleNotFound = 'rule_not_found';
  static const secondFactorOff = 'second_factor_off';
  static const secondFactorOn = 'second_factor_on';
  static const secondFactorRequired = 'second_factor_required';
  static const sessionEnded = 'session_ended';
  static const sessionLive = 'session_live';
  static const sessionNotEnded = 'session_not_ended';
  static const sessionNotFound = 'session_not_found';
  static const sessionNotLive = 'session_not_live';
  static const signInBusy = 'sign_in_busy';
  static const signInRequired = 'sign_in_required';
  static const slowMode = 'slow_mode';
  static const storageUsedUp = 'storage_used_up';
  static const storeNotFound = 'store_not_found';
  static const timedOut = 'timed_out';
  static const tokenExpired = 'token_expired';
  static const tokenInvalid = 'token_invalid';
  static const tokenUnknown = 'token_unknown';
  static const tooManyAttempts = 'too_many_attempts';
  static const tooManyBans = 'too_many_bans';
  static const tooManyChallenges = 'too_many_challenges';
  static const tooManyClips = 'too_many_clips';
  static const tooManyCoHosts = 'too_many_co_hosts';
  static const tooManyComments = 'too_many_comments';
  static const tooManyEmoji = 'too_many_emoji';
  static const tooManyEndpoints = 'too_many_endpoints';
  static const tooManyGifts = 'too_many_gifts';
  static const tooManyKeys = 'too_many_keys';
  static const tooManyLikes = 'too_many_likes';
  static const tooManyMails = 'too_many_mails';
  static const tooManyMessages = 'too_many_messages';
  static const tooManyModerators = 'too_many_moderators';
  static const tooManyOpenPayouts = 'too_many_open_payouts';
  static const tooManyOpenPurchases = 'too_many_open_purchases';
  static const tooManyOverlays = 'too_many_overlays';
  static const tooManyPlaylists = 'too_many_playlists';
  static const tooManyRestreams = 'too_many_restreams';
  static const tooManySubscriptions = 'too_many_subscriptions';
  static const tooManyTests = 'too_many_tests';
  static const tooManyTimeouts = 'too_many_timeouts';
  static const tooManyUploads = 'too_many_uploads';
  static const tooYoung = 'too_young';
  static const transactionNotFound = 'transaction_not_found';
  static const transcodingOff = 'transcoding_off';
  static const unknownProduct = 'unknown_product';
  static const uploadTooLarge = 'upload_too_large';
  static const userBanned = 'user_banned';
  static const userNotFound = 'user_not_found';
  static const userTooFast = 'user_too_fast';
  static const usernameConfusable = 'username_confusable';
  static const usernameTaken = 'username_taken';
  static const videoNotFound = 'video_not_found';
  static const videoNotReady = 'video_not_ready';
  static const wrongAccessCode = 'wrong_access_code';
  static const wrongCode = 'wrong_code';
  static const wrongLogin = 'wrong_login';
  static const wrongPassword = 'wrong_password';
}

/// What the server sends over Socket.IO, by the event's name.
abstract final class Events {
  static const sessionUpdated = 'session_updated';
  static const sessionEnded = 'session_ended';
  static const viewerJoined = 'viewer_joined';
  static const viewerLeft = 'viewer_left';
  static const coHost = 'co_host';
  static const likes = 'likes';
  static const newMessage = 'new_message';
  static const announcement = 'announcement';
  static const pollOpened = 'poll_opened';
  static const pollClosed = 'poll_closed';
  static const giftAnimation = 'gift_animation';
  static const goalSet = 'goal_set';
  static const goalReached = 'goal_reached';
  static const goalRemoved = 'goal_removed';
  static const battleStarted = 'battle_started';
  static const battleEnded = 'battle_ended';
  static const moderation = 'moderation';
  static const messageDeleted = 'message_deleted';
  static const viewerCount = 'viewer_count';
  static const pollUpdated = 'poll_updated';
  static const goalUpdated = 'goal_updated';
  static const battleUpdated = 'battle_updated';
  static const skipped = 'skipped';
  static const notification = 'notification';
  static const videoUpdated = 'video_updated';
  static const removed = 'removed';
}

enum GetUsersInputRole {
  user('user'),
  admin('admin');

  const GetUsersInputRole(this.json);

  final String json;

  static GetUsersInputRole of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetUsersUserRole {
  user('user'),
  admin('admin');

  const GetUsersUserRole(this.json);

  final String json;

  static GetUsersUserRole of(String json) => values.firstWhere((it) => it.json == json);
}

enum SetRoleInputRole {
  user('user'),
  admin('admin');

  const SetRoleInputRole(this.json);

  final String json;

  static SetRoleInputRole of(String json) => values.firstWhere((it) => it.json == json);
}

enum SetRoleOutputRole {
  user('user'),
  admin('admin');

  const SetRoleOutputRole(this.json);

  final String json;

  static SetRoleOutputRole of(String json) => values.firstWhere((it) => it.json == json);
}

enum PollViewStatus {
  open('open'),
  closed('closed');

  const PollViewStatus(this.json);

  final String json;

  static PollViewStatus of(String json) => values.firstWhere((it) => it.json == json);
}

enum PollViewReason {
  time('time'),
  staff('staff'),
  sessionEnded('session_ended');

  const PollViewReason(this.json);

  final String json;

  static PollViewReason of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetRoomOutputRole {
  owner('owner'),
  admin('admin'),
  coHost('co_host'),
  moderator('moderator'),
  viewer('viewer'),
  guest('guest');

  const GetRoomOutputRole(this.json);

  final String json;

  static GetRoomOutputRole of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetRoomOutputRights {
  write('write'),
  writeFreely('write_freely'),
  moderate('moderate'),
  appoint('appoint');

  const GetRoomOutputRights(this.json);

  final String json;

  static GetRoomOutputRights of(String json) => values.firstWhere((it) => it.json == json);
}

enum BattleDeskShownStatus {
  proposed('proposed'),
  declined('declined'),
  expired('expired'),
  running('running'),
  ended('ended');

  const BattleDeskShownStatus(this.json);

  final String json;

  static BattleDeskShownStatus of(String json) => values.firstWhere((it) => it.json == json);
}

enum BattleDeskShownReason {
  time('time'),
  left('left');

  const BattleDeskShownReason(this.json);

  final String json;

  static BattleDeskShownReason of(String json) => values.firstWhere((it) => it.json == json);
}

enum ApplyPayoutReportItemOutcome {
  applied('applied'),
  nothingNew('nothing_new'),
  amountMismatch('amount_mismatch'),
  otherProvider('other_provider'),
  notOurs('not_ours'),
  forged('forged'),
  heldBack('held_back');

  const ApplyPayoutReportItemOutcome(this.json);

  final String json;

  static ApplyPayoutReportItemOutcome of(String json) => values.firstWhere((it) => it.json == json);
}

enum PayoutViewState {
  requested('requested'),
  approved('approved'),
  paid('paid'),
  rejected('rejected'),
  failed('failed'),
  cancelled('cancelled');

  const PayoutViewState(this.json);

  final String json;

  static PayoutViewState of(String json) => values.firstWhere((it) => it.json == json);
}

enum DestinationMaskedKind {
  iban('iban'),
  paypal('paypal'),
  mobile('mobile'),
  stripe('stripe');

  const DestinationMaskedKind(this.json);

  final String json;

  static DestinationMaskedKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum PurchaseViewState {
  created('created'),
  pending('pending'),
  paid('paid'),
  failed('failed'),
  expired('expired'),
  refunded('refunded'),
  chargedBack('charged_back');

  const PurchaseViewState(this.json);

  final String json;

  static PurchaseViewState of(String json) => values.firstWhere((it) => it.json == json);
}

enum GiftTermsTier {
  common('common'),
  rare('rare'),
  legendary('legendary');

  const GiftTermsTier(this.json);

  final String json;

  static GiftTermsTier of(String json) => values.firstWhere((it) => it.json == json);
}

enum GiftTier {
  common('common'),
  rare('rare'),
  legendary('legendary');

  const GiftTier(this.json);

  final String json;

  static GiftTier of(String json) => values.firstWhere((it) => it.json == json);
}

enum InvoiceViewKind {
  invoice('invoice'),
  creditNote('credit_note'),
  payout('payout'),
  payoutReturn('payout_return');

  const InvoiceViewKind(this.json);

  final String json;

  static InvoiceViewKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetLeaderboardInputPeriod {
  day('day'),
  week('week'),
  all('all');

  const GetLeaderboardInputPeriod(this.json);

  final String json;

  static GetLeaderboardInputPeriod of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetLeaderboardOutputPeriod {
  day('day'),
  week('week'),
  all('all');

  const GetLeaderboardOutputPeriod(this.json);

  final String json;

  static GetLeaderboardOutputPeriod of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetPayoutRequestsInputState {
  requested('requested'),
  approved('approved'),
  paid('paid'),
  rejected('rejected'),
  failed('failed'),
  cancelled('cancelled');

  const GetPayoutRequestsInputState(this.json);

  final String json;

  static GetPayoutRequestsInputState of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetStatementInputKind {
  coins('coins'),
  diamonds('diamonds');

  const GetStatementInputKind(this.json);

  final String json;

  static GetStatementInputKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetStatementOutputKind {
  coins('coins'),
  diamonds('diamonds');

  const GetStatementOutputKind(this.json);

  final String json;

  static GetStatementOutputKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum ReconciliationDifferenceKind {
  missingHere('missing_here'),
  missingThere('missing_there'),
  otherAmount('other_amount'),
  otherState('other_state');

  const ReconciliationDifferenceKind(this.json);

  final String json;

  static ReconciliationDifferenceKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum DestinationKind {
  iban('iban'),
  paypal('paypal'),
  mobile('mobile'),
  stripe('stripe');

  const DestinationKind(this.json);

  final String json;

  static DestinationKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum SaveGiftInputTier {
  common('common'),
  rare('rare'),
  legendary('legendary');

  const SaveGiftInputTier(this.json);

  final String json;

  static SaveGiftInputTier of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetNotificationsInputType {
  newFollower('new_follower'),
  giftReceived('gift_received'),
  newComment('new_comment'),
  liveStarted('live_started'),
  system('system'),
  mention('mention'),
  moderation('moderation'),
  sessionSoon('session_soon');

  const GetNotificationsInputType(this.json);

  final String json;

  static GetNotificationsInputType of(String json) => values.firstWhere((it) => it.json == json);
}

enum NotificationViewType {
  newFollower('new_follower'),
  giftReceived('gift_received'),
  newComment('new_comment'),
  liveStarted('live_started'),
  system('system'),
  mention('mention'),
  moderation('moderation'),
  sessionSoon('session_soon');

  const NotificationViewType(this.json);

  final String json;

  static NotificationViewType of(String json) => values.firstWhere((it) => it.json == json);
}

enum RegisterDeviceInputPlatform {
  web('web'),
  android('android'),
  ios('ios');

  const RegisterDeviceInputPlatform(this.json);

  final String json;

  static RegisterDeviceInputPlatform of(String json) => values.firstWhere((it) => it.json == json);
}

enum RegisterDeviceRegisteredPlatform {
  web('web'),
  android('android'),
  ios('ios');

  const RegisterDeviceRegisteredPlatform(this.json);

  final String json;

  static RegisterDeviceRegisteredPlatform of(String json) => values.firstWhere((it) => it.json == json);
}

enum RestreamStatusState {
  waiting('waiting'),
  connecting('connecting'),
  live('live'),
  retrying('retrying'),
  failed('failed'),
  stopped('stopped');

  const RestreamStatusState(this.json);

  final String json;

  static RestreamStatusState of(String json) => values.firstWhere((it) => it.json == json);
}

enum CreateSessionInputKind {
  video('video'),
  audio('audio');

  const CreateSessionInputKind(this.json);

  final String json;

  static CreateSessionInputKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum CreateSessionInputVisibility {
  public('public'),
  private('private');

  const CreateSessionInputVisibility(this.json);

  final String json;

  static CreateSessionInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum SessionViewKind {
  video('video'),
  audio('audio');

  const SessionViewKind(this.json);

  final String json;

  static SessionViewKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum SessionViewVisibility {
  public('public'),
  private('private');

  const SessionViewVisibility(this.json);

  final String json;

  static SessionViewVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum SessionViewStatus {
  created('created'),
  live('live'),
  interrupted('interrupted'),
  ended('ended');

  const SessionViewStatus(this.json);

  final String json;

  static SessionViewStatus of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetActiveSessionsInputKind {
  video('video'),
  audio('audio');

  const GetActiveSessionsInputKind(this.json);

  final String json;

  static GetActiveSessionsInputKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetActiveSessionsInputSort {
  viewers('viewers'),
  newest('newest');

  const GetActiveSessionsInputSort(this.json);

  final String json;

  static GetActiveSessionsInputSort of(String json) => values.firstWhere((it) => it.json == json);
}

enum IngestMonitorEncoderBackup {
  none('none'),
  connected('connected'),
  active('active');

  const IngestMonitorEncoderBackup(this.json);

  final String json;

  static IngestMonitorEncoderBackup of(String json) => values.firstWhere((it) => it.json == json);
}

enum IngestMonitorAdviceSeverity {
  ok('ok'),
  warning('warning'),
  bad('bad');

  const IngestMonitorAdviceSeverity(this.json);

  final String json;

  static IngestMonitorAdviceSeverity of(String json) => values.firstWhere((it) => it.json == json);
}

enum ArchiveViewStatus {
  pending('pending'),
  ready('ready'),
  failed('failed');

  const ArchiveViewStatus(this.json);

  final String json;

  static ArchiveViewStatus of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetAwardsItemKind {
  achievement('achievement'),
  badge('badge');

  const GetAwardsItemKind(this.json);

  final String json;

  static GetAwardsItemKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum PrivacyChoicesLists {
  everybody('everybody'),
  followers('followers'),
  nobody('nobody');

  const PrivacyChoicesLists(this.json);

  final String json;

  static PrivacyChoicesLists of(String json) => values.firstWhere((it) => it.json == json);
}

enum UpdatePrivacyInputLists {
  everybody('everybody'),
  followers('followers'),
  nobody('nobody');

  const UpdatePrivacyInputLists(this.json);

  final String json;

  static UpdatePrivacyInputLists of(String json) => values.firstWhere((it) => it.json == json);
}

enum CreateClipInputVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const CreateClipInputVisibility(this.json);

  final String json;

  static CreateClipInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum VideoViewVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const VideoViewVisibility(this.json);

  final String json;

  static VideoViewVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum VideoViewStatus {
  uploading('uploading'),
  processing('processing'),
  ready('ready'),
  failed('failed');

  const VideoViewStatus(this.json);

  final String json;

  static VideoViewStatus of(String json) => values.firstWhere((it) => it.json == json);
}

enum CreatePlaylistInputVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const CreatePlaylistInputVisibility(this.json);

  final String json;

  static CreatePlaylistInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum PlaylistViewVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const PlaylistViewVisibility(this.json);

  final String json;

  static PlaylistViewVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetVideosInputKind {
  upload('upload'),
  recording('recording'),
  clip('clip');

  const GetVideosInputKind(this.json);

  final String json;

  static GetVideosInputKind of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetVideosInputSort {
  relevance('relevance'),
  newest('newest'),
  views('views'),
  likes('likes');

  const GetVideosInputSort(this.json);

  final String json;

  static GetVideosInputSort of(String json) => values.firstWhere((it) => it.json == json);
}

enum UpdatePlaylistInputVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const UpdatePlaylistInputVisibility(this.json);

  final String json;

  static UpdatePlaylistInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum UpdateVideoInputVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const UpdateVideoInputVisibility(this.json);

  final String json;

  static UpdateVideoInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum UploadVideoInputVisibility {
  public('public'),
  unlisted('unlisted'),
  private('private');

  const UploadVideoInputVisibility(this.json);

  final String json;

  static UploadVideoInputVisibility of(String json) => values.firstWhere((it) => it.json == json);
}

enum WebhookEndpointViewDisabledReason {
  byOwner('by_owner'),
  gone('gone'),
  failing('failing'),
  backlog('backlog');

  const WebhookEndpointViewDisabledReason(this.json);

  final String json;

  static WebhookEndpointViewDisabledReason of(String json) => values.firstWhere((it) => it.json == json);
}

enum GetDeliveriesInputState {
  pending('pending'),
  delivered('delivered'),
  failed('failed');

  const GetDeliveriesInputState(this.json);

  final String json;

  static GetDeliveriesInputState of(String json) => values.firstWhere((it) => it.json == json);
}

enum MessageViewState {
  pending('pending'),
  delivered('delivered'),
  failed('failed');

  const MessageViewState(this.json);

  final String json;

  static MessageViewState of(String json) => values.firstWhere((it) => it.json == json);
}

class GetAuditLogInput {
  const GetAuditLogInput({
    this.actorId,
    this.procedure,
    this.limit,
    this.cursor,
  });

  factory GetAuditLogInput.of(Json json) => GetAuditLogInput(
        actorId: json['actorId'] == null ? null : json['actorId'] as Id,
        procedure: json['procedure'] == null ? null : json['procedure'] as String,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? actorId;
  final String? procedure;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (actorId != null) 'actorId': actorId!,
        if (procedure != null) 'procedure': procedure!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetAuditLogOutput {
  const GetAuditLogOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetAuditLogOutput.of(Json json) => GetAuditLogOutput(
        items: [for (final dynamic each in json['items'] as List) GetAuditLogAction.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetAuditLogAction> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetAuditLogAction {
  const GetAuditLogAction({
    required this.id,
    required this.at,
    this.actor,
    required this.address,
    this.apiKeyId,
    required this.procedure,
    required this.input,
    this.outcome,
  });

  factory GetAuditLogAction.of(Json json) => GetAuditLogAction(
        id: json['id'] as Id,
        at: json['at'] as Time,
        actor: json['actor'] == null ? null : UserView.of(json['actor'] as Json),
        address: json['address'] as String,
        apiKeyId: json['apiKeyId'] == null ? null : json['apiKeyId'] as Id,
        procedure: json['procedure'] as String,
        input: {for (final each in (json['input'] as Json).entries) each.key: each.value},
        outcome: json['outcome'] == null ? null : json['outcome'] as String,
      );

  final Id id;
  final Time at;
  final UserView? actor;
  final String address;
  final Id? apiKeyId;
  final String procedure;
  final Map<String, dynamic> input;
  final String? outcome;

  Json toJson() => {
        'id': id,
        'at': at,
        if (actor != null) 'actor': actor!.toJson(),
        'address': address,
        if (apiKeyId != null) 'apiKeyId': apiKeyId!,
        'procedure': procedure,
        'input': input,
        if (outcome != null) 'outcome': outcome!,
      };
}

class UserView {
  const UserView({
    required this.id,
    required this.username,
    required this.displayName,
  });

  factory UserView.of(Json json) => UserView(
        id: json['id'] as Id,
        username: json['username'] as String,
        displayName: json['displayName'] as String,
      );

  final Id id;
  final String username;
  final String displayName;

  Json toJson() => {
        'id': id,
        'username': username,
        'displayName': displayName,
      };
}

class GetUsersInput {
  const GetUsersInput({
    this.query,
    this.suspended,
    this.role,
    this.limit,
    this.cursor,
  });

  factory GetUsersInput.of(Json json) => GetUsersInput(
        query: json['query'] == null ? null : json['query'] as String,
        suspended: json['suspended'] == null ? null : json['suspended'] as bool,
        role: json['role'] == null ? null : GetUsersInputRole.of(json['role'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final String? query;
  final bool? suspended;
  final GetUsersInputRole? role;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (query != null) 'query': query!,
        if (suspended != null) 'suspended': suspended!,
        if (role != null) 'role': role!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetUsersOutput {
  const GetUsersOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetUsersOutput.of(Json json) => GetUsersOutput(
        items: [for (final dynamic each in json['items'] as List) GetUsersUser.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetUsersUser> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetUsersUser {
  const GetUsersUser({
    required this.id,
    required this.username,
    required this.displayName,
    required this.email,
    required this.emailVerified,
    required this.role,
    required this.suspended,
    this.suspensionReason,
    required this.createdAt,
  });

  factory GetUsersUser.of(Json json) => GetUsersUser(
        id: json['id'] as Id,
        username: json['username'] as String,
        displayName: json['displayName'] as String,
        email: json['email'] as String,
        emailVerified: json['emailVerified'] as bool,
        role: GetUsersUserRole.of(json['role'] as String),
        suspended: json['suspended'] as bool,
        suspensionReason: json['suspensionReason'] == null ? null : json['suspensionReason'] as String,
        createdAt: json['createdAt'] as Time,
      );

  final Id id;
  final String username;
  final String displayName;
  final String email;
  final bool emailVerified;
  final GetUsersUserRole role;
  final bool suspended;
  final String? suspensionReason;
  final Time createdAt;

  Json toJson() => {
        'id': id,
        'username': username,
        'displayName': displayName,
        'email': email,
        'emailVerified': emailVerified,
        'role': role.json,
        'suspended': suspended,
        if (suspensionReason != null) 'suspensionReason': suspensionReason!,
        'createdAt': createdAt,
      };
}

class ReinstateUserInput {
  const ReinstateUserInput({
    required this.userId,
  });

  factory ReinstateUserInput.of(Json json) => ReinstateUserInput(
        userId: json['userId'] as Id,
      );

  final Id userId;

  Json toJson() => {
        'userId': userId,
      };
}

class SuspendUserOutput {
  const SuspendUserOutput({
    required this.suspended,
  });

  factory SuspendUserOutput.of(Json json) => SuspendUserOutput(
        suspended: json['suspended'] as bool,
      );

  final bool suspended;

  Json toJson() => {
        'suspended': suspended,
      };
}

class SetRoleInput {
  const SetRoleInput({
    required this.userId,
    required this.role,
  });

  factory SetRoleInput.of(Json json) => SetRoleInput(
        userId: json['userId'] as Id,
        role: SetRoleInputRole.of(json['role'] as String),
      );

  final Id userId;
  final SetRoleInputRole role;

  Json toJson() => {
        'userId': userId,
        'role': role.json,
      };
}

class SetRoleOutput {
  const SetRoleOutput({
    required this.role,
  });

  factory SetRoleOutput.of(Json json) => SetRoleOutput(
        role: SetRoleOutputRole.of(json['role'] as String),
      );

  final SetRoleOutputRole role;

  Json toJson() => {
        'role': role.json,
      };
}

class SuspendUserInput {
  const SuspendUserInput({
    required this.userId,
    required this.reason,
  });

  factory SuspendUserInput.of(Json json) => SuspendUserInput(
        userId: json['userId'] as Id,
        reason: json['reason'] as String,
      );

  final Id userId;
  final String reason;

  Json toJson() => {
        'userId': userId,
        'reason': reason,
      };
}

class BeginTotpInput {
  const BeginTotpInput({
    required this.password,
  });

  factory BeginTotpInput.of(Json json) => BeginTotpInput(
        password: json['password'] as String,
      );

  final String password;

  Json toJson() => {
        'password': password,
      };
}

class BeginTotpOutput {
  const BeginTotpOutput({
    required this.secret,
    required this.otpauthUri,
  });

  factory BeginTotpOutput.of(Json json) => BeginTotpOutput(
        secret: json['secret'] as String,
        otpauthUri: json['otpauthUri'] as String,
      );

  final String secret;
  final String otpauthUri;

  Json toJson() => {
        'secret': secret,
        'otpauthUri': otpauthUri,
      };
}

class ChangePasswordInput {
  const ChangePasswordInput({
    required this.currentPassword,
    required this.newPassword,
  });

  factory ChangePasswordInput.of(Json json) => ChangePasswordInput(
        currentPassword: json['currentPassword'] as String,
        newPassword: json['newPassword'] as String,
      );

  final String currentPassword;
  final String newPassword;

  Json toJson() => {
        'currentPassword': currentPassword,
        'newPassword': newPassword,
      };
}

class ConfirmTotpInput {
  const ConfirmTotpInput({
    required this.code,
  });

  factory ConfirmTotpInput.of(Json json) => ConfirmTotpInput(
        code: json['code'] as String,
      );

  final String code;

  Json toJson() => {
        'code': code,
      };
}

class ConfirmTotpOutput {
  const ConfirmTotpOutput({
    required this.recoveryCodes,
  });

  factory ConfirmTotpOutput.of(Json json) => ConfirmTotpOutput(
        recoveryCodes: [for (final dynamic each in json['recoveryCodes'] as List) each as String],
      );

  final List<String> recoveryCodes;

  Json toJson() => {
        'recoveryCodes': recoveryCodes,
      };
}

class CreateApiKeyInput {
  const CreateApiKeyInput({
    required this.password,
    required this.name,
    required this.scopes,
    this.expiresInDays,
  });

  factory CreateApiKeyInput.of(Json json) => CreateApiKeyInput(
        password: json['password'] as String,
        name: json['name'] as String,
        scopes: [for (final dynamic each in json['scopes'] as List) each as String],
        expiresInDays: json['expiresInDays'] == null ? null : json['expiresInDays'] as int,
      );

  final String password;
  final String name;
  final List<String> scopes;
  final int? expiresInDays;

  Json toJson() => {
        'password': password,
        'name': name,
        'scopes': scopes,
        if (expiresInDays != null) 'expiresInDays': expiresInDays!,
      };
}

class CreateApiKeyOutput {
  const CreateApiKeyOutput({
    required this.apiKey,
    required this.key,
  });

  factory CreateApiKeyOutput.of(Json json) => CreateApiKeyOutput(
        apiKey: ApiKeysApiKeyView.of(json['apiKey'] as Json),
        key: json['key'] as String,
      );

  final ApiKeysApiKeyView apiKey;
  final String key;

  Json toJson() => {
        'apiKey': apiKey.toJson(),
        'key': key,
      };
}

class ApiKeysApiKeyView {
  const ApiKeysApiKeyView({
    required this.id,
    required this.name,
    required this.start,
    required this.scopes,
    required this.madeAt,
    this.expiresAt,
    this.lastUsedAt,
  });

  factory ApiKeysApiKeyView.of(Json json) => ApiKeysApiKeyView(
        id: json['id'] as Id,
        name: json['name'] as String,
        start: json['start'] as String,
        scopes: [for (final dynamic each in json['scopes'] as List) each as String],
        madeAt: json['madeAt'] as Time,
        expiresAt: json['expiresAt'] == null ? null : json['expiresAt'] as Time,
        lastUsedAt: json['lastUsedAt'] == null ? null : json['lastUsedAt'] as Time,
      );

  final Id id;
  final String name;
  final String start;
  final List<String> scopes;
  final Time madeAt;
  final Time? expiresAt;
  final Time? lastUsedAt;

  Json toJson() => {
        'id': id,
        'name': name,
        'start': start,
        'scopes': scopes,
        'madeAt': madeAt,
        if (expiresAt != null) 'expiresAt': expiresAt!,
        if (lastUsedAt != null) 'lastUsedAt': lastUsedAt!,
      };
}

class EraseAccountInput {
  const EraseAccountInput({
    required this.password,
  });

  factory EraseAccountInput.of(Json json) => EraseAccountInput(
        password: json['password'] as String,
      );

  final String password;

  Json toJson() => {
        'password': password,
      };
}

class GetApiKeysOutput {
  const GetApiKeysOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetApiKeysOutput.of(Json json) => GetApiKeysOutput(
        items: [for (final dynamic each in json['items'] as List) ApiKeysApiKeyView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<ApiKeysApiKeyView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetDevicesOutput {
  const GetDevicesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetDevicesOutput.of(Json json) => GetDevicesOutput(
        items: [for (final dynamic each in json['items'] as List) GetDevicesDevice.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetDevicesDevice> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetDevicesDevice {
  const GetDevicesDevice({
    required this.id,
    this.device,
    this.address,
    required this.signedInAt,
    required this.lastUsedAt,
    required this.current,
  });

  factory GetDevicesDevice.of(Json json) => GetDevicesDevice(
        id: json['id'] as Id,
        device: json['device'] == null ? null : json['device'] as String,
        address: json['address'] == null ? null : json['address'] as String,
        signedInAt: json['signedInAt'] as Time,
        lastUsedAt: json['lastUsedAt'] as Time,
        current: json['current'] as bool,
      );

  final Id id;
  final String? device;
  final String? address;
  final Time signedInAt;
  final Time lastUsedAt;
  final bool current;

  Json toJson() => {
        'id': id,
        if (device != null) 'device': device!,
        if (address != null) 'address': address!,
        'signedInAt': signedInAt,
        'lastUsedAt': lastUsedAt,
        'current': current,
      };
}

class GetSecurityOutput {
  const GetSecurityOutput({
    required this.email,
    required this.emailVerified,
    required this.secondFactor,
    required this.recoveryCodesLeft,
  });

  factory GetSecurityOutput.of(Json json) => GetSecurityOutput(
        email: json['email'] as String,
        emailVerified: json['emailVerified'] as bool,
        secondFactor: json['secondFactor'] as bool,
        recoveryCodesLeft: json['recoveryCodesLeft'] as int,
      );

  final String email;
  final bool emailVerified;
  final bool secondFactor;
  final int recoveryCodesLeft;

  Json toJson() => {
        'email': email,
        'emailVerified': emailVerified,
        'secondFactor': secondFactor,
        'recoveryCodesLeft': recoveryCodesLeft,
      };
}

class LoginInput {
  const LoginInput({
    required this.login,
    required this.password,
    this.device,
    this.code,
  });

  factory LoginInput.of(Json json) => LoginInput(
        login: json['login'] as String,
        password: json['password'] as String,
        device: json['device'] == null ? null : json['device'] as String,
        code: json['code'] == null ? null : json['code'] as String,
      );

  final String login;
  final String password;
  final String? device;
  final String? code;

  Json toJson() => {
        'login': login,
        'password': password,
        if (device != null) 'device': device!,
        if (code != null) 'code': code!,
      };
}

class SignInsSignedIn {
  const SignInsSignedIn({
    required this.user,
    required this.accessToken,
    required this.refreshToken,
    required this.expiresIn,
  });

  factory SignInsSignedIn.of(Json json) => SignInsSignedIn(
        user: UserView.of(json['user'] as Json),
        accessToken: json['accessToken'] as String,
        refreshToken: json['refreshToken'] as String,
        expiresIn: json['expiresIn'] as int,
      );

  final UserView user;
  final String accessToken;
  final String refreshToken;
  final int expiresIn;

  Json toJson() => {
        'user': user.toJson(),
        'accessToken': accessToken,
        'refreshToken': refreshToken,
        'expiresIn': expiresIn,
      };
}

class LogoutInput {
  const LogoutInput({
    required this.refreshToken,
  });

  factory LogoutInput.of(Json json) => LogoutInput(
        refreshToken: json['refreshToken'] as String,
      );

  final String refreshToken;

  Json toJson() => {
        'refreshToken': refreshToken,
      };
}

class RefreshInput {
  const RefreshInput({
    required this.refreshToken,
  });

  factory RefreshInput.of(Json json) => RefreshInput(
        refreshToken: json['refreshToken'] as String,
      );

  final String refreshToken;

  Json toJson() => {
        'refreshToken': refreshToken,
      };
}

class RegisterInput {
  const RegisterInput({
    required this.username,
    required this.email,
    required this.password,
    this.displayName,
    this.device,
  });

  factory RegisterInput.of(Json json) => RegisterInput(
        username: json['username'] as String,
        email: json['email'] as String,
        password: json['password'] as String,
        displayName: json['displayName'] == null ? null : json['displayName'] as String,
        device: json['device'] == null ? null : json['device'] as String,
      );

  final String username;
  final String email;
  final String password;
  final String? displayName;
  final String? device;

  Json toJson() => {
        'username': username,
        'email': email,
        'password': password,
        if (displayName != null) 'displayName': displayName!,
        if (device != null) 'device': device!,
      };
}

class BothFactors {
  const BothFactors({
    required this.password,
    required this.code,
  });

  factory BothFactors.of(Json json) => BothFactors(
        password: json['password'] as String,
        code: json['code'] as String,
      );

  final String password;
  final String code;

  Json toJson() => {
        'password': password,
        'code': code,
      };
}

class RequestPasswordResetInput {
  const RequestPasswordResetInput({
    required this.email,
  });

  factory RequestPasswordResetInput.of(Json json) => RequestPasswordResetInput(
        email: json['email'] as String,
      );

  final String email;

  Json toJson() => {
        'email': email,
      };
}

class ResetPasswordInput {
  const ResetPasswordInput({
    required this.token,
    required this.newPassword,
  });

  factory ResetPasswordInput.of(Json json) => ResetPasswordInput(
        token: json['token'] as String,
        newPassword: json['newPassword'] as String,
      );

  final String token;
  final String newPassword;

  Json toJson() => {
        'token': token,
        'newPassword': newPassword,
      };
}

class RevokeApiKeyInput {
  const RevokeApiKeyInput({
    required this.apiKeyId,
  });

  factory RevokeApiKeyInput.of(Json json) => RevokeApiKeyInput(
        apiKeyId: json['apiKeyId'] as Id,
      );

  final Id apiKeyId;

  Json toJson() => {
        'apiKeyId': apiKeyId,
      };
}

class RevokeDeviceInput {
  const RevokeDeviceInput({
    required this.deviceId,
  });

  factory RevokeDeviceInput.of(Json json) => RevokeDeviceInput(
        deviceId: json['deviceId'] as Id,
      );

  final Id deviceId;

  Json toJson() => {
        'deviceId': deviceId,
      };
}

class RevokeOtherDevicesOutput {
  const RevokeOtherDevicesOutput({
    required this.revoked,
  });

  factory RevokeOtherDevicesOutput.of(Json json) => RevokeOtherDevicesOutput(
        revoked: json['revoked'] as int,
      );

  final int revoked;

  Json toJson() => {
        'revoked': revoked,
      };
}

class VerifyEmailInput {
  const VerifyEmailInput({
    required this.token,
  });

  factory VerifyEmailInput.of(Json json) => VerifyEmailInput(
        token: json['token'] as String,
      );

  final String token;

  Json toJson() => {
        'token': token,
      };
}

class VerifyEmailOutput {
  const VerifyEmailOutput({
    required this.emailVerified,
  });

  factory VerifyEmailOutput.of(Json json) => VerifyEmailOutput(
        emailVerified: json['emailVerified'] as bool,
      );

  final bool emailVerified;

  Json toJson() => {
        'emailVerified': emailVerified,
      };
}

class AddEmojiInput {
  const AddEmojiInput({
    required this.name,
    required this.image,
  });

  factory AddEmojiInput.of(Json json) => AddEmojiInput(
        name: json['name'] as String,
        image: json['image'] as String,
      );

  final String name;
  final String image;

  Json toJson() => {
        'name': name,
        'image': image,
      };
}

class AddEmojiOutput {
  const AddEmojiOutput({
    required this.emoji,
  });

  factory AddEmojiOutput.of(Json json) => AddEmojiOutput(
        emoji: Emoji.of(json['emoji'] as Json),
      );

  final Emoji emoji;

  Json toJson() => {
        'emoji': emoji.toJson(),
      };
}

class Emoji {
  const Emoji({
    required this.id,
    required this.name,
    required this.url,
    required this.contentType,
    required this.width,
    required this.height,
    required this.createdAt,
  });

  factory Emoji.of(Json json) => Emoji(
        id: json['id'] as Id,
        name: json['name'] as String,
        url: json['url'] as String,
        contentType: json['contentType'] as String,
        width: json['width'] as int,
        height: json['height'] as int,
        createdAt: json['createdAt'] as Time,
      );

  final Id id;
  final String name;
  final String url;
  final String contentType;
  final int width;
  final int height;
  final Time createdAt;

  Json toJson() => {
        'id': id,
        'name': name,
        'url': url,
        'contentType': contentType,
        'width': width,
        'height': height,
        'createdAt': createdAt,
      };
}

class AddModeratorInput {
  const AddModeratorInput({
    required this.sessionId,
    required this.userId,
  });

  factory AddModeratorInput.of(Json json) => AddModeratorInput(
        sessionId: json['sessionId'] as Id,
        userId: json['userId'] as Id,
      );

  final Id sessionId;
  final Id userId;

  Json toJson() => {
        'sessionId': sessionId,
        'userId': userId,
      };
}

class AddModeratorOutput {
  const AddModeratorOutput({
    required this.moderator,
  });

  factory AddModeratorOutput.of(Json json) => AddModeratorOutput(
        moderator: json['moderator'] as bool,
      );

  final bool moderator;

  Json toJson() => {
        'moderator': moderator,
      };
}

class AnnounceInput {
  const AnnounceInput({
    required this.sessionId,
    required this.text,
    this.clientMessageId,
  });

  factory AnnounceInput.of(Json json) => AnnounceInput(
        sessionId: json['sessionId'] as Id,
        text: json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
      );

  final Id sessionId;
  final String text;
  final String? clientMessageId;

  Json toJson() => {
        'sessionId': sessionId,
        'text': text,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
      };
}

class AnnounceOutput {
  const AnnounceOutput({
    required this.announcement,
  });

  factory AnnounceOutput.of(Json json) => AnnounceOutput(
        announcement: AnnounceAnnouncement.of(json['announcement'] as Json),
      );

  final AnnounceAnnouncement announcement;

  Json toJson() => {
        'announcement': announcement.toJson(),
      };
}

class AnnounceAnnouncement {
  const AnnounceAnnouncement({
    required this.id,
    required this.seq,
    required this.at,
    this.mediaAt,
    this.user,
    required this.text,
    this.clientMessageId,
  });

  factory AnnounceAnnouncement.of(Json json) => AnnounceAnnouncement(
        id: json['id'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        text: json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
      );

  final Id id;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final UserView? user;
  final String text;
  final String? clientMessageId;

  Json toJson() => {
        'id': id,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        if (user != null) 'user': user!.toJson(),
        'text': text,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
      };
}

class BanUserInput {
  const BanUserInput({
    required this.sessionId,
    required this.userId,
    this.reason,
  });

  factory BanUserInput.of(Json json) => BanUserInput(
        sessionId: json['sessionId'] as Id,
        userId: json['userId'] as Id,
        reason: json['reason'] == null ? null : json['reason'] as String,
      );

  final Id sessionId;
  final Id userId;
  final String? reason;

  Json toJson() => {
        'sessionId': sessionId,
        'userId': userId,
        if (reason != null) 'reason': reason!,
      };
}

class BanUserOutput {
  const BanUserOutput({
    required this.banned,
  });

  factory BanUserOutput.of(Json json) => BanUserOutput(
        banned: json['banned'] as bool,
      );

  final bool banned;

  Json toJson() => {
        'banned': banned,
      };
}

class EndPollInput {
  const EndPollInput({
    required this.sessionId,
    required this.pollId,
  });

  factory EndPollInput.of(Json json) => EndPollInput(
        sessionId: json['sessionId'] as Id,
        pollId: json['pollId'] as Id,
      );

  final Id sessionId;
  final Id pollId;

  Json toJson() => {
        'sessionId': sessionId,
        'pollId': pollId,
      };
}

class CreatePollOutput {
  const CreatePollOutput({
    required this.poll,
  });

  factory CreatePollOutput.of(Json json) => CreatePollOutput(
        poll: PollView.of(json['poll'] as Json),
      );

  final PollView poll;

  Json toJson() => {
        'poll': poll.toJson(),
      };
}

class PollView {
  const PollView({
    required this.id,
    required this.question,
    required this.options,
    required this.votes,
    required this.status,
    required this.openedAt,
    required this.closesAt,
    this.reason,
  });

  factory PollView.of(Json json) => PollView(
        id: json['id'] as Id,
        question: json['question'] as String,
        options: [for (final dynamic each in json['options'] as List) PollOption.of(each as Json)],
        votes: json['votes'] as int,
        status: PollViewStatus.of(json['status'] as String),
        openedAt: json['openedAt'] as Time,
        closesAt: json['closesAt'] as Time,
        reason: json['reason'] == null ? null : PollViewReason.of(json['reason'] as String),
      );

  final Id id;
  final String question;
  final List<PollOption> options;
  final int votes;
  final PollViewStatus status;
  final Time openedAt;
  final Time closesAt;
  final PollViewReason? reason;

  Json toJson() => {
        'id': id,
        'question': question,
        'options': [for (final each in options) each.toJson()],
        'votes': votes,
        'status': status.json,
        'openedAt': openedAt,
        'closesAt': closesAt,
        if (reason != null) 'reason': reason!.json,
      };
}

class PollOption {
  const PollOption({
    required this.text,
    required this.votes,
  });

  factory PollOption.of(Json json) => PollOption(
        text: json['text'] as String,
        votes: json['votes'] as int,
      );

  final String text;
  final int votes;

  Json toJson() => {
        'text': text,
        'votes': votes,
      };
}

class CreatePollInput {
  const CreatePollInput({
    required this.sessionId,
    required this.question,
    required this.options,
    required this.durationSeconds,
  });

  factory CreatePollInput.of(Json json) => CreatePollInput(
        sessionId: json['sessionId'] as Id,
        question: json['question'] as String,
        options: [for (final dynamic each in json['options'] as List) each as String],
        durationSeconds: json['durationSeconds'] as int,
      );

  final Id sessionId;
  final String question;
  final List<String> options;
  final int durationSeconds;

  Json toJson() => {
        'sessionId': sessionId,
        'question': question,
        'options': options,
        'durationSeconds': durationSeconds,
      };
}

class DeleteMessageInput {
  const DeleteMessageInput({
    required this.sessionId,
    required this.messageId,
    this.reason,
  });

  factory DeleteMessageInput.of(Json json) => DeleteMessageInput(
        sessionId: json['sessionId'] as Id,
        messageId: json['messageId'] as Id,
        reason: json['reason'] == null ? null : json['reason'] as String,
      );

  final Id sessionId;
  final Id messageId;
  final String? reason;

  Json toJson() => {
        'sessionId': sessionId,
        'messageId': messageId,
        if (reason != null) 'reason': reason!,
      };
}

class DeleteMessageOutput {
  const DeleteMessageOutput({
    required this.messageId,
    required this.deleted,
  });

  factory DeleteMessageOutput.of(Json json) => DeleteMessageOutput(
        messageId: json['messageId'] as Id,
        deleted: json['deleted'] as bool,
      );

  final Id messageId;
  final bool deleted;

  Json toJson() => {
        'messageId': messageId,
        'deleted': deleted,
      };
}

class GetEmojiInput {
  const GetEmojiInput({
    this.userId,
  });

  factory GetEmojiInput.of(Json json) => GetEmojiInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
      );

  final Id? userId;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
      };
}

class GetEmojiOutput {
  const GetEmojiOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetEmojiOutput.of(Json json) => GetEmojiOutput(
        items: [for (final dynamic each in json['items'] as List) Emoji.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<Emoji> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetMessagesInput {
  const GetMessagesInput({
    required this.sessionId,
    this.limit,
    this.before,
    this.cursor,
  });

  factory GetMessagesInput.of(Json json) => GetMessagesInput(
        sessionId: json['sessionId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        before: json['before'] == null ? null : json['before'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id sessionId;
  final int? limit;
  final int? before;
  final String? cursor;

  Json toJson() => {
        'sessionId': sessionId,
        if (limit != null) 'limit': limit!,
        if (before != null) 'before': before!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetMessagesOutput {
  const GetMessagesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetMessagesOutput.of(Json json) => GetMessagesOutput(
        items: [for (final dynamic each in json['items'] as List) Message.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<Message> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class Message {
  const Message({
    required this.id,
    required this.seq,
    required this.at,
    this.mediaAt,
    this.user,
    this.text,
    this.clientMessageId,
    this.replyTo,
    required this.mentions,
    required this.emoji,
    this.deleted,
  });

  factory Message.of(Json json) => Message(
        id: json['id'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        text: json['text'] == null ? null : json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
        replyTo: json['replyTo'] == null ? null : json['replyTo'] as Id,
        mentions: [for (final dynamic each in json['mentions'] as List) UserView.of(each as Json)],
        emoji: [for (final dynamic each in json['emoji'] as List) EmojiMark.of(each as Json)],
        deleted: json['deleted'] == null ? null : json['deleted'] as bool,
      );

  final Id id;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final UserView? user;
  final String? text;
  final String? clientMessageId;
  final Id? replyTo;
  final List<UserView> mentions;
  final List<EmojiMark> emoji;
  final bool? deleted;

  Json toJson() => {
        'id': id,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        if (user != null) 'user': user!.toJson(),
        if (text != null) 'text': text!,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
        if (replyTo != null) 'replyTo': replyTo!,
        'mentions': [for (final each in mentions) each.toJson()],
        'emoji': [for (final each in emoji) each.toJson()],
        if (deleted != null) 'deleted': deleted!,
      };
}

class EmojiMark {
  const EmojiMark({
    required this.name,
    required this.url,
  });

  factory EmojiMark.of(Json json) => EmojiMark(
        name: json['name'] as String,
        url: json['url'] as String,
      );

  final String name;
  final String url;

  Json toJson() => {
        'name': name,
        'url': url,
      };
}

class GetPollInput {
  const GetPollInput({
    required this.sessionId,
    this.pollId,
  });

  factory GetPollInput.of(Json json) => GetPollInput(
        sessionId: json['sessionId'] as Id,
        pollId: json['pollId'] == null ? null : json['pollId'] as Id,
      );

  final Id sessionId;
  final Id? pollId;

  Json toJson() => {
        'sessionId': sessionId,
        if (pollId != null) 'pollId': pollId!,
      };
}

class GetPollOutput {
  const GetPollOutput({
    this.poll,
    this.myVote,
  });

  factory GetPollOutput.of(Json json) => GetPollOutput(
        poll: json['poll'] == null ? null : PollView.of(json['poll'] as Json),
        myVote: json['myVote'] == null ? null : json['myVote'] as int,
      );

  final PollView? poll;
  final int? myVote;

  Json toJson() => {
        if (poll != null) 'poll': poll!.toJson(),
        if (myVote != null) 'myVote': myVote!,
      };
}

class GetRoomInput {
  const GetRoomInput({
    required this.sessionId,
  });

  factory GetRoomInput.of(Json json) => GetRoomInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetRoomOutput {
  const GetRoomOutput({
    required this.role,
    required this.rights,
    required this.mode,
    this.pinned,
    required this.moderators,
    this.moderation,
  });

  factory GetRoomOutput.of(Json json) => GetRoomOutput(
        role: GetRoomOutputRole.of(json['role'] as String),
        rights: [for (final dynamic each in json['rights'] as List) GetRoomOutputRights.of(each as String)],
        mode: RoomMode.of(json['mode'] as Json),
        pinned: json['pinned'] == null ? null : GetRoomPinnedMessage.of(json['pinned'] as Json),
        moderators: [for (final dynamic each in json['moderators'] as List) each],
        moderation: json['moderation'] == null ? null : GetRoomModeration.of(json['moderation'] as Json),
      );

  final GetRoomOutputRole role;
  final List<GetRoomOutputRights> rights;
  final RoomMode mode;
  final GetRoomPinnedMessage? pinned;
  final List<dynamic> moderators;
  final GetRoomModeration? moderation;

  Json toJson() => {
        'role': role.json,
        'rights': [for (final each in rights) each.json],
        'mode': mode.toJson(),
        if (pinned != null) 'pinned': pinned!.toJson(),
        'moderators': moderators,
        if (moderation != null) 'moderation': moderation!.toJson(),
      };
}

class RoomMode {
  const RoomMode({
    required this.slowSeconds,
    required this.followersOnly,
    required this.emojiOnly,
    required this.uniqueChat,
    required this.linksBlocked,
  });

  factory RoomMode.of(Json json) => RoomMode(
        slowSeconds: json['slowSeconds'] as int,
        followersOnly: json['followersOnly'] as bool,
        emojiOnly: json['emojiOnly'] as bool,
        uniqueChat: json['uniqueChat'] as bool,
        linksBlocked: json['linksBlocked'] as bool,
      );

  final int slowSeconds;
  final bool followersOnly;
  final bool emojiOnly;
  final bool uniqueChat;
  final bool linksBlocked;

  Json toJson() => {
        'slowSeconds': slowSeconds,
        'followersOnly': followersOnly,
        'emojiOnly': emojiOnly,
        'uniqueChat': uniqueChat,
        'linksBlocked': linksBlocked,
      };
}

class GetRoomPinnedMessage {
  const GetRoomPinnedMessage({
    required this.messageId,
    required this.messageSeq,
    required this.at,
    this.user,
    required this.text,
  });

  factory GetRoomPinnedMessage.of(Json json) => GetRoomPinnedMessage(
        messageId: json['messageId'] as Id,
        messageSeq: json['messageSeq'] as int,
        at: json['at'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        text: json['text'] as String,
      );

  final Id messageId;
  final int messageSeq;
  final Time at;
  final UserView? user;
  final String text;

  Json toJson() => {
        'messageId': messageId,
        'messageSeq': messageSeq,
        'at': at,
        if (user != null) 'user': user!.toJson(),
        'text': text,
      };
}

class GetRoomModeration {
  const GetRoomModeration({
    required this.bans,
    required this.timeOuts,
    required this.words,
  });

  factory GetRoomModeration.of(Json json) => GetRoomModeration(
        bans: [for (final dynamic each in json['bans'] as List) GetRoomBanned.of(each as Json)],
        timeOuts: [for (final dynamic each in json['timeOuts'] as List) GetRoomTimedOut.of(each as Json)],
        words: [for (final dynamic each in json['words'] as List) each as String],
      );

  final List<GetRoomBanned> bans;
  final List<GetRoomTimedOut> timeOuts;
  final List<String> words;

  Json toJson() => {
        'bans': [for (final each in bans) each.toJson()],
        'timeOuts': [for (final each in timeOuts) each.toJson()],
        'words': words,
      };
}

class GetRoomBanned {
  const GetRoomBanned({
    this.user,
    required this.since,
  });

  factory GetRoomBanned.of(Json json) => GetRoomBanned(
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        since: json['since'] as Time,
      );

  final UserView? user;
  final Time since;

  Json toJson() => {
        if (user != null) 'user': user!.toJson(),
        'since': since,
      };
}

class GetRoomTimedOut {
  const GetRoomTimedOut({
    this.user,
    required this.until,
  });

  factory GetRoomTimedOut.of(Json json) => GetRoomTimedOut(
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        until: json['until'] as Time,
      );

  final UserView? user;
  final Time until;

  Json toJson() => {
        if (user != null) 'user': user!.toJson(),
        'until': until,
      };
}

class PinMessageInput {
  const PinMessageInput({
    required this.sessionId,
    required this.messageId,
  });

  factory PinMessageInput.of(Json json) => PinMessageInput(
        sessionId: json['sessionId'] as Id,
        messageId: json['messageId'] as Id,
      );

  final Id sessionId;
  final Id messageId;

  Json toJson() => {
        'sessionId': sessionId,
        'messageId': messageId,
      };
}

class PinMessageOutput {
  const PinMessageOutput({
    required this.pinned,
  });

  factory PinMessageOutput.of(Json json) => PinMessageOutput(
        pinned: DecisionsPinned.of(json['pinned'] as Json),
      );

  final DecisionsPinned pinned;

  Json toJson() => {
        'pinned': pinned.toJson(),
      };
}

class DecisionsPinned {
  const DecisionsPinned({
    required this.messageId,
    required this.messageSeq,
  });

  factory DecisionsPinned.of(Json json) => DecisionsPinned(
        messageId: json['messageId'] as Id,
        messageSeq: json['messageSeq'] as int,
      );

  final Id messageId;
  final int messageSeq;

  Json toJson() => {
        'messageId': messageId,
        'messageSeq': messageSeq,
      };
}

class RemoveEmojiInput {
  const RemoveEmojiInput({
    required this.emojiId,
  });

  factory RemoveEmojiInput.of(Json json) => RemoveEmojiInput(
        emojiId: json['emojiId'] as Id,
      );

  final Id emojiId;

  Json toJson() => {
        'emojiId': emojiId,
      };
}

class SendMessageInput {
  const SendMessageInput({
    required this.sessionId,
    required this.text,
    this.clientMessageId,
    this.replyTo,
  });

  factory SendMessageInput.of(Json json) => SendMessageInput(
        sessionId: json['sessionId'] as Id,
        text: json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
        replyTo: json['replyTo'] == null ? null : json['replyTo'] as Id,
      );

  final Id sessionId;
  final String text;
  final String? clientMessageId;
  final Id? replyTo;

  Json toJson() => {
        'sessionId': sessionId,
        'text': text,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
        if (replyTo != null) 'replyTo': replyTo!,
      };
}

class SendMessageOutput {
  const SendMessageOutput({
    required this.message,
  });

  factory SendMessageOutput.of(Json json) => SendMessageOutput(
        message: Message.of(json['message'] as Json),
      );

  final Message message;

  Json toJson() => {
        'message': message.toJson(),
      };
}

class SetFilterInput {
  const SetFilterInput({
    required this.sessionId,
    required this.words,
  });

  factory SetFilterInput.of(Json json) => SetFilterInput(
        sessionId: json['sessionId'] as Id,
        words: [for (final dynamic each in json['words'] as List) each as String],
      );

  final Id sessionId;
  final List<String> words;

  Json toJson() => {
        'sessionId': sessionId,
        'words': words,
      };
}

class SetFilterOutput {
  const SetFilterOutput({
    required this.words,
  });

  factory SetFilterOutput.of(Json json) => SetFilterOutput(
        words: [for (final dynamic each in json['words'] as List) each as String],
      );

  final List<String> words;

  Json toJson() => {
        'words': words,
      };
}

class SetModeInput {
  const SetModeInput({
    required this.sessionId,
    this.slowSeconds,
    this.followersOnly,
    this.emojiOnly,
    this.uniqueChat,
    this.linksBlocked,
  });

  factory SetModeInput.of(Json json) => SetModeInput(
        sessionId: json['sessionId'] as Id,
        slowSeconds: json['slowSeconds'] == null ? null : json['slowSeconds'] as int,
        followersOnly: json['followersOnly'] == null ? null : json['followersOnly'] as bool,
        emojiOnly: json['emojiOnly'] == null ? null : json['emojiOnly'] as bool,
        uniqueChat: json['uniqueChat'] == null ? null : json['uniqueChat'] as bool,
        linksBlocked: json['linksBlocked'] == null ? null : json['linksBlocked'] as bool,
      );

  final Id sessionId;
  final int? slowSeconds;
  final bool? followersOnly;
  final bool? emojiOnly;
  final bool? uniqueChat;
  final bool? linksBlocked;

  Json toJson() => {
        'sessionId': sessionId,
        if (slowSeconds != null) 'slowSeconds': slowSeconds!,
        if (followersOnly != null) 'followersOnly': followersOnly!,
        if (emojiOnly != null) 'emojiOnly': emojiOnly!,
        if (uniqueChat != null) 'uniqueChat': uniqueChat!,
        if (linksBlocked != null) 'linksBlocked': linksBlocked!,
      };
}

class SetModeOutput {
  const SetModeOutput({
    required this.mode,
  });

  factory SetModeOutput.of(Json json) => SetModeOutput(
        mode: RoomMode.of(json['mode'] as Json),
      );

  final RoomMode mode;

  Json toJson() => {
        'mode': mode.toJson(),
      };
}

class TimeoutUserInput {
  const TimeoutUserInput({
    required this.sessionId,
    required this.userId,
    this.seconds,
    this.reason,
  });

  factory TimeoutUserInput.of(Json json) => TimeoutUserInput(
        sessionId: json['sessionId'] as Id,
        userId: json['userId'] as Id,
        seconds: json['seconds'] == null ? null : json['seconds'] as int,
        reason: json['reason'] == null ? null : json['reason'] as String,
      );

  final Id sessionId;
  final Id userId;
  final int? seconds;
  final String? reason;

  Json toJson() => {
        'sessionId': sessionId,
        'userId': userId,
        if (seconds != null) 'seconds': seconds!,
        if (reason != null) 'reason': reason!,
      };
}

class TimeoutUserOutput {
  const TimeoutUserOutput({
    required this.until,
  });

  factory TimeoutUserOutput.of(Json json) => TimeoutUserOutput(
        until: json['until'] as Time,
      );

  final Time until;

  Json toJson() => {
        'until': until,
      };
}

class UnpinMessageInput {
  const UnpinMessageInput({
    required this.sessionId,
  });

  factory UnpinMessageInput.of(Json json) => UnpinMessageInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class UnpinMessageOutput {
  const UnpinMessageOutput({
    this.pinned,
  });

  factory UnpinMessageOutput.of(Json json) => UnpinMessageOutput(
        pinned: json['pinned'],
      );

  final dynamic pinned;

  Json toJson() => {
        if (pinned != null) 'pinned': pinned!,
      };
}

class VotePollInput {
  const VotePollInput({
    required this.sessionId,
    required this.pollId,
    required this.option,
  });

  factory VotePollInput.of(Json json) => VotePollInput(
        sessionId: json['sessionId'] as Id,
        pollId: json['pollId'] as Id,
        option: json['option'] as int,
      );

  final Id sessionId;
  final Id pollId;
  final int option;

  Json toJson() => {
        'sessionId': sessionId,
        'pollId': pollId,
        'option': option,
      };
}

class VotePollOutput {
  const VotePollOutput({
    required this.poll,
    required this.myVote,
  });

  factory VotePollOutput.of(Json json) => VotePollOutput(
        poll: PollView.of(json['poll'] as Json),
        myVote: json['myVote'] as int,
      );

  final PollView poll;
  final int myVote;

  Json toJson() => {
        'poll': poll.toJson(),
        'myVote': myVote,
      };
}

class AddCoinsInput {
  const AddCoinsInput({
    required this.userId,
    required this.amount,
    required this.idempotencyKey,
    required this.reason,
  });

  factory AddCoinsInput.of(Json json) => AddCoinsInput(
        userId: json['userId'] as Id,
        amount: json['amount'] as int,
        idempotencyKey: json['idempotencyKey'] as String,
        reason: json['reason'] as String,
      );

  final Id userId;
  final int amount;
  final String idempotencyKey;
  final String reason;

  Json toJson() => {
        'userId': userId,
        'amount': amount,
        'idempotencyKey': idempotencyKey,
        'reason': reason,
      };
}

class AddCoinsOutput {
  const AddCoinsOutput({
    required this.transactionId,
    required this.balance,
  });

  factory AddCoinsOutput.of(Json json) => AddCoinsOutput(
        transactionId: json['transactionId'] as Id,
        balance: json['balance'] as int,
      );

  final Id transactionId;
  final int balance;

  Json toJson() => {
        'transactionId': transactionId,
        'balance': balance,
      };
}

class AcceptBattleInput {
  const AcceptBattleInput({
    required this.battleId,
    required this.accept,
  });

  factory AcceptBattleInput.of(Json json) => AcceptBattleInput(
        battleId: json['battleId'] as Id,
        accept: json['accept'] as bool,
      );

  final Id battleId;
  final bool accept;

  Json toJson() => {
        'battleId': battleId,
        'accept': accept,
      };
}

class ChallengeBattleOutput {
  const ChallengeBattleOutput({
    required this.battle,
  });

  factory ChallengeBattleOutput.of(Json json) => ChallengeBattleOutput(
        battle: BattleDeskShown.of(json['battle'] as Json),
      );

  final BattleDeskShown battle;

  Json toJson() => {
        'battle': battle.toJson(),
      };
}

class BattleDeskShown {
  const BattleDeskShown({
    required this.id,
    required this.status,
    this.challenger,
    required this.challengerSessionId,
    required this.challengerScore,
    this.opponent,
    required this.opponentSessionId,
    required this.opponentScore,
    required this.seconds,
    this.startsAt,
    this.endsAt,
    this.reason,
    this.winner,
  });

  factory BattleDeskShown.of(Json json) => BattleDeskShown(
        id: json['id'] as Id,
        status: BattleDeskShownStatus.of(json['status'] as String),
        challenger: json['challenger'],
        challengerSessionId: json['challengerSessionId'] as Id,
        challengerScore: json['challengerScore'] as int,
        opponent: json['opponent'],
        opponentSessionId: json['opponentSessionId'] as Id,
        opponentScore: json['opponentScore'] as int,
        seconds: json['seconds'] as int,
        startsAt: json['startsAt'] == null ? null : json['startsAt'] as Time,
        endsAt: json['endsAt'] == null ? null : json['endsAt'] as Time,
        reason: json['reason'] == null ? null : BattleDeskShownReason.of(json['reason'] as String),
        winner: json['winner'],
      );

  final Id id;
  final BattleDeskShownStatus status;
  final dynamic challenger;
  final Id challengerSessionId;
  final int challengerScore;
  final dynamic opponent;
  final Id opponentSessionId;
  final int opponentScore;
  final int seconds;
  final Time? startsAt;
  final Time? endsAt;
  final BattleDeskShownReason? reason;
  final dynamic winner;

  Json toJson() => {
        'id': id,
        'status': status.json,
        if (challenger != null) 'challenger': challenger!,
        'challengerSessionId': challengerSessionId,
        'challengerScore': challengerScore,
        if (opponent != null) 'opponent': opponent!,
        'opponentSessionId': opponentSessionId,
        'opponentScore': opponentScore,
        'seconds': seconds,
        if (startsAt != null) 'startsAt': startsAt!,
        if (endsAt != null) 'endsAt': endsAt!,
        if (reason != null) 'reason': reason!.json,
        if (winner != null) 'winner': winner!,
      };
}

class ApplyPayoutReportInput {
  const ApplyPayoutReportInput({
    required this.provider,
    required this.report,
  });

  factory ApplyPayoutReportInput.of(Json json) => ApplyPayoutReportInput(
        provider: json['provider'] as String,
        report: json['report'] as String,
      );

  final String provider;
  final String report;

  Json toJson() => {
        'provider': provider,
        'report': report,
      };
}

class ApplyPayoutReportOutput {
  const ApplyPayoutReportOutput({
    required this.compared,
    required this.outcomes,
    required this.items,
  });

  factory ApplyPayoutReportOutput.of(Json json) => ApplyPayoutReportOutput(
        compared: json['compared'] as int,
        outcomes: {for (final each in (json['outcomes'] as Json).entries) each.key: each.value as int},
        items: [for (final dynamic each in json['items'] as List) ApplyPayoutReportItem.of(each as Json)],
      );

  final int compared;
  final Map<String, int> outcomes;
  final List<ApplyPayoutReportItem> items;

  Json toJson() => {
        'compared': compared,
        'outcomes': outcomes,
        'items': [for (final each in items) each.toJson()],
      };
}

class ApplyPayoutReportItem {
  const ApplyPayoutReportItem({
    required this.id,
    this.payoutId,
    required this.outcome,
  });

  factory ApplyPayoutReportItem.of(Json json) => ApplyPayoutReportItem(
        id: json['id'] as String,
        payoutId: json['payoutId'] == null ? null : json['payoutId'] as Id,
        outcome: ApplyPayoutReportItemOutcome.of(json['outcome'] as String),
      );

  final String id;
  final Id? payoutId;
  final ApplyPayoutReportItemOutcome outcome;

  Json toJson() => {
        'id': id,
        if (payoutId != null) 'payoutId': payoutId!,
        'outcome': outcome.json,
      };
}

class ApprovePayoutInput {
  const ApprovePayoutInput({
    required this.payoutId,
  });

  factory ApprovePayoutInput.of(Json json) => ApprovePayoutInput(
        payoutId: json['payoutId'] as Id,
      );

  final Id payoutId;

  Json toJson() => {
        'payoutId': payoutId,
      };
}

class RequestPayoutOutput {
  const RequestPayoutOutput({
    required this.payout,
  });

  factory RequestPayoutOutput.of(Json json) => RequestPayoutOutput(
        payout: PayoutView.of(json['payout'] as Json),
      );

  final PayoutView payout;

  Json toJson() => {
        'payout': payout.toJson(),
      };
}

class PayoutView {
  const PayoutView({
    required this.id,
    required this.state,
    required this.userId,
    required this.diamonds,
    required this.currency,
    required this.amount,
    required this.rate,
    required this.destination,
    required this.requestedAt,
    this.decidedAt,
    this.decidedBy,
    this.reason,
    this.provider,
    this.reference,
    this.paidAt,
    this.failure,
  });

  factory PayoutView.of(Json json) => PayoutView(
        id: json['id'] as Id,
        state: PayoutViewState.of(json['state'] as String),
        userId: json['userId'] as Id,
        diamonds: json['diamonds'] as int,
        currency: json['currency'] as String,
        amount: json['amount'] as int,
        rate: json['rate'] as String,
        destination: DestinationMasked.of(json['destination'] as Json),
        requestedAt: json['requestedAt'] as Time,
        decidedAt: json['decidedAt'] == null ? null : json['decidedAt'] as Time,
        decidedBy: json['decidedBy'] == null ? null : json['decidedBy'] as Id,
        reason: json['reason'] == null ? null : json['reason'] as String,
        provider: json['provider'] == null ? null : json['provider'] as String,
        reference: json['reference'] == null ? null : json['reference'] as String,
        paidAt: json['paidAt'] == null ? null : json['paidAt'] as Time,
        failure: json['failure'] == null ? null : json['failure'] as String,
      );

  final Id id;
  final PayoutViewState state;
  final Id userId;
  final int diamonds;
  final String currency;
  final int amount;
  final String rate;
  final DestinationMasked destination;
  final Time requestedAt;
  final Time? decidedAt;
  final Id? decidedBy;
  final String? reason;
  final String? provider;
  final String? reference;
  final Time? paidAt;
  final String? failure;

  Json toJson() => {
        'id': id,
        'state': state.json,
        'userId': userId,
        'diamonds': diamonds,
        'currency': currency,
        'amount': amount,
        'rate': rate,
        'destination': destination.toJson(),
        'requestedAt': requestedAt,
        if (decidedAt != null) 'decidedAt': decidedAt!,
        if (decidedBy != null) 'decidedBy': decidedBy!,
        if (reason != null) 'reason': reason!,
        if (provider != null) 'provider': provider!,
        if (reference != null) 'reference': reference!,
        if (paidAt != null) 'paidAt': paidAt!,
        if (failure != null) 'failure': failure!,
      };
}

class DestinationMasked {
  const DestinationMasked({
    required this.kind,
    required this.holder,
    required this.account,
  });

  factory DestinationMasked.of(Json json) => DestinationMasked(
        kind: DestinationMaskedKind.of(json['kind'] as String),
        holder: json['holder'] as String,
        account: json['account'] as String,
      );

  final DestinationMaskedKind kind;
  final String holder;
  final String account;

  Json toJson() => {
        'kind': kind.json,
        'holder': holder,
        'account': account,
      };
}

class AuditLedgerOutput {
  const AuditLedgerOutput({
    required this.at,
    required this.imbalance,
    this.firstWrong,
  });

  factory AuditLedgerOutput.of(Json json) => AuditLedgerOutput(
        at: json['at'] as Time,
        imbalance: json['imbalance'] as int,
        firstWrong: json['firstWrong'] == null ? null : json['firstWrong'] as String,
      );

  final Time at;
  final int imbalance;
  final String? firstWrong;

  Json toJson() => {
        'at': at,
        'imbalance': imbalance,
        if (firstWrong != null) 'firstWrong': firstWrong!,
      };
}

class BuyCoinsInput {
  const BuyCoinsInput({
    required this.packId,
    required this.currency,
    required this.idempotencyKey,
    this.returnPath,
  });

  factory BuyCoinsInput.of(Json json) => BuyCoinsInput(
        packId: json['packId'] as Id,
        currency: json['currency'] as String,
        idempotencyKey: json['idempotencyKey'] as String,
        returnPath: json['returnPath'] == null ? null : json['returnPath'] as String,
      );

  final Id packId;
  final String currency;
  final String idempotencyKey;
  final String? returnPath;

  Json toJson() => {
        'packId': packId,
        'currency': currency,
        'idempotencyKey': idempotencyKey,
        if (returnPath != null) 'returnPath': returnPath!,
      };
}

class BuyCoinsOutput {
  const BuyCoinsOutput({
    required this.purchase,
    this.checkoutUrl,
  });

  factory BuyCoinsOutput.of(Json json) => BuyCoinsOutput(
        purchase: PurchaseView.of(json['purchase'] as Json),
        checkoutUrl: json['checkoutUrl'] == null ? null : json['checkoutUrl'] as String,
      );

  final PurchaseView purchase;
  final String? checkoutUrl;

  Json toJson() => {
        'purchase': purchase.toJson(),
        if (checkoutUrl != null) 'checkoutUrl': checkoutUrl!,
      };
}

class PurchaseView {
  const PurchaseView({
    required this.id,
    required this.state,
    required this.packId,
    required this.coins,
    required this.issued,
    required this.price,
    required this.refunded,
    required this.provider,
    this.checkoutUrl,
    this.failure,
    required this.createdAt,
    required this.expiresAt,
    this.paidAt,
  });

  factory PurchaseView.of(Json json) => PurchaseView(
        id: json['id'] as Id,
        state: PurchaseViewState.of(json['state'] as String),
        packId: json['packId'] as Id,
        coins: json['coins'] as int,
        issued: json['issued'] as int,
        price: Price.of(json['price'] as Json),
        refunded: json['refunded'] as int,
        provider: json['provider'] as String,
        checkoutUrl: json['checkoutUrl'] == null ? null : json['checkoutUrl'] as String,
        failure: json['failure'] == null ? null : json['failure'] as String,
        createdAt: json['createdAt'] as Time,
        expiresAt: json['expiresAt'] as Time,
        paidAt: json['paidAt'] == null ? null : json['paidAt'] as Time,
      );

  final Id id;
  final PurchaseViewState state;
  final Id packId;
  final int coins;
  final int issued;
  final Price price;
  final int refunded;
  final String provider;
  final String? checkoutUrl;
  final String? failure;
  final Time createdAt;
  final Time expiresAt;
  final Time? paidAt;

  Json toJson() => {
        'id': id,
        'state': state.json,
        'packId': packId,
        'coins': coins,
        'issued': issued,
        'price': price.toJson(),
        'refunded': refunded,
        'provider': provider,
        if (checkoutUrl != null) 'checkoutUrl': checkoutUrl!,
        if (failure != null) 'failure': failure!,
        'createdAt': createdAt,
        'expiresAt': expiresAt,
        if (paidAt != null) 'paidAt': paidAt!,
      };
}

class Price {
  const Price({
    required this.currency,
    required this.amount,
  });

  factory Price.of(Json json) => Price(
        currency: json['currency'] as String,
        amount: json['amount'] as int,
      );

  final String currency;
  final int amount;

  Json toJson() => {
        'currency': currency,
        'amount': amount,
      };
}

class CancelPayoutInput {
  const CancelPayoutInput({
    required this.payoutId,
  });

  factory CancelPayoutInput.of(Json json) => CancelPayoutInput(
        payoutId: json['payoutId'] as Id,
      );

  final Id payoutId;

  Json toJson() => {
        'payoutId': payoutId,
      };
}

class ChallengeBattleInput {
  const ChallengeBattleInput({
    required this.sessionId,
    required this.opponentSessionId,
    this.seconds,
  });

  factory ChallengeBattleInput.of(Json json) => ChallengeBattleInput(
        sessionId: json['sessionId'] as Id,
        opponentSessionId: json['opponentSessionId'] as Id,
        seconds: json['seconds'] == null ? null : json['seconds'] as int,
      );

  final Id sessionId;
  final Id opponentSessionId;
  final int? seconds;

  Json toJson() => {
        'sessionId': sessionId,
        'opponentSessionId': opponentSessionId,
        if (seconds != null) 'seconds': seconds!,
      };
}

class ConfirmAgeInput {
  const ConfirmAgeInput({
    this.userId,
    required this.birthDate,
  });

  factory ConfirmAgeInput.of(Json json) => ConfirmAgeInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        birthDate: json['birthDate'] as String,
      );

  final Id? userId;
  final String birthDate;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        'birthDate': birthDate,
      };
}

class GetGivingLimitsOutput {
  const GetGivingLimitsOutput({
    required this.limits,
  });

  factory GetGivingLimitsOutput.of(Json json) => GetGivingLimitsOutput(
        limits: GivingDeskView.of(json['limits'] as Json),
      );

  final GivingDeskView limits;

  Json toJson() => {
        'limits': limits.toJson(),
      };
}

class GivingDeskView {
  const GivingDeskView({
    required this.day,
    required this.given,
    this.left,
    this.ownLimit,
    this.next,
    this.dailyMax,
    this.minimumAge,
    this.birthDate,
  });

  factory GivingDeskView.of(Json json) => GivingDeskView(
        day: GivingDeskLocalDay.of(json['day'] as Json),
        given: json['given'] as int,
        left: json['left'] == null ? null : json['left'] as int,
        ownLimit: json['ownLimit'] == null ? null : json['ownLimit'] as int,
        next: json['next'] == null ? null : GivingDeskNext.of(json['next'] as Json),
        dailyMax: json['dailyMax'] == null ? null : json['dailyMax'] as int,
        minimumAge: json['minimumAge'] == null ? null : json['minimumAge'] as int,
        birthDate: json['birthDate'] == null ? null : json['birthDate'] as String,
      );

  final GivingDeskLocalDay day;
  final int given;
  final int? left;
  final int? ownLimit;
  final GivingDeskNext? next;
  final int? dailyMax;
  final int? minimumAge;
  final String? birthDate;

  Json toJson() => {
        'day': day.toJson(),
        'given': given,
        if (left != null) 'left': left!,
        if (ownLimit != null) 'ownLimit': ownLimit!,
        if (next != null) 'next': next!.toJson(),
        if (dailyMax != null) 'dailyMax': dailyMax!,
        if (minimumAge != null) 'minimumAge': minimumAge!,
        if (birthDate != null) 'birthDate': birthDate!,
      };
}

class GivingDeskLocalDay {
  const GivingDeskLocalDay({
    required this.date,
    required this.endsAt,
  });

  factory GivingDeskLocalDay.of(Json json) => GivingDeskLocalDay(
        date: json['date'] as String,
        endsAt: json['endsAt'] as Time,
      );

  final String date;
  final Time endsAt;

  Json toJson() => {
        'date': date,
        'endsAt': endsAt,
      };
}

class GivingDeskNext {
  const GivingDeskNext({
    this.coinsPerDay,
    required this.from,
  });

  factory GivingDeskNext.of(Json json) => GivingDeskNext(
        coinsPerDay: json['coinsPerDay'] == null ? null : json['coinsPerDay'] as int,
        from: json['from'] as Time,
      );

  final int? coinsPerDay;
  final Time from;

  Json toJson() => {
        if (coinsPerDay != null) 'coinsPerDay': coinsPerDay!,
        'from': from,
      };
}

class GetAllCoinPacksOutput {
  const GetAllCoinPacksOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetAllCoinPacksOutput.of(Json json) => GetAllCoinPacksOutput(
        items: [for (final dynamic each in json['items'] as List) CoinPack.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<CoinPack> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class CoinPack {
  const CoinPack({
    required this.id,
    required this.code,
    required this.name,
    required this.coins,
    required this.bonus,
    required this.place,
    required this.active,
    this.validFrom,
    this.validTo,
    required this.prices,
  });

  factory CoinPack.of(Json json) => CoinPack(
        id: json['id'] as Id,
        code: json['code'] as String,
        name: json['name'] as String,
        coins: json['coins'] as int,
        bonus: json['bonus'] as int,
        place: json['place'] as int,
        active: json['active'] as bool,
        validFrom: json['validFrom'] == null ? null : json['validFrom'] as Time,
        validTo: json['validTo'] == null ? null : json['validTo'] as Time,
        prices: [for (final dynamic each in json['prices'] as List) Price.of(each as Json)],
      );

  final Id id;
  final String code;
  final String name;
  final int coins;
  final int bonus;
  final int place;
  final bool active;
  final Time? validFrom;
  final Time? validTo;
  final List<Price> prices;

  Json toJson() => {
        'id': id,
        'code': code,
        'name': name,
        'coins': coins,
        'bonus': bonus,
        'place': place,
        'active': active,
        if (validFrom != null) 'validFrom': validFrom!,
        if (validTo != null) 'validTo': validTo!,
        'prices': [for (final each in prices) each.toJson()],
      };
}

class GetAllGiftsOutput {
  const GetAllGiftsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetAllGiftsOutput.of(Json json) => GetAllGiftsOutput(
        items: [for (final dynamic each in json['items'] as List) GiftTerms.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GiftTerms> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GiftTerms {
  const GiftTerms({
    required this.id,
    required this.code,
    required this.name,
    required this.tier,
    required this.price,
    required this.animation,
    required this.active,
    this.validFrom,
    this.validTo,
  });

  factory GiftTerms.of(Json json) => GiftTerms(
        id: json['id'] as Id,
        code: json['code'] as String,
        name: Names.of(json['name'] as Json),
        tier: GiftTermsTier.of(json['tier'] as String),
        price: json['price'] as int,
        animation: json['animation'] as String,
        active: json['active'] as bool,
        validFrom: json['validFrom'] == null ? null : json['validFrom'] as Time,
        validTo: json['validTo'] == null ? null : json['validTo'] as Time,
      );

  final Id id;
  final String code;
  final Names name;
  final GiftTermsTier tier;
  final int price;
  final String animation;
  final bool active;
  final Time? validFrom;
  final Time? validTo;

  Json toJson() => {
        'id': id,
        'code': code,
        'name': name.toJson(),
        'tier': tier.json,
        'price': price,
        'animation': animation,
        'active': active,
        if (validFrom != null) 'validFrom': validFrom!,
        if (validTo != null) 'validTo': validTo!,
      };
}

class Names {
  const Names({
    required this.en,
    required this.ar,
  });

  factory Names.of(Json json) => Names(
        en: json['en'] as String,
        ar: json['ar'] as String,
      );

  final String en;
  final String ar;

  Json toJson() => {
        'en': en,
        'ar': ar,
      };
}

class GetAvailableGiftsInput {
  const GetAvailableGiftsInput({
    this.locale,
  });

  factory GetAvailableGiftsInput.of(Json json) => GetAvailableGiftsInput(
        locale: json['locale'] == null ? null : json['locale'] as String,
      );

  final String? locale;

  Json toJson() => {
        if (locale != null) 'locale': locale!,
      };
}

class Gift {
  const Gift({
    required this.id,
    required this.code,
    required this.name,
    required this.tier,
    required this.price,
    required this.animation,
  });

  factory Gift.of(Json json) => Gift(
        id: json['id'] as Id,
        code: json['code'] as String,
        name: json['name'] as String,
        tier: GiftTier.of(json['tier'] as String),
        price: json['price'] as int,
        animation: json['animation'] as String,
      );

  final Id id;
  final String code;
  final String name;
  final GiftTier tier;
  final int price;
  final String animation;

  Json toJson() => {
        'id': id,
        'code': code,
        'name': name,
        'tier': tier.json,
        'price': price,
        'animation': animation,
      };
}

class GetBalanceOutput {
  const GetBalanceOutput({
    required this.coins,
    required this.diamonds,
    required this.debt,
  });

  factory GetBalanceOutput.of(Json json) => GetBalanceOutput(
        coins: json['coins'] as int,
        diamonds: json['diamonds'] as int,
        debt: json['debt'] as int,
      );

  final int coins;
  final int diamonds;
  final int debt;

  Json toJson() => {
        'coins': coins,
        'diamonds': diamonds,
        'debt': debt,
      };
}

class GetBattleInput {
  const GetBattleInput({
    required this.sessionId,
  });

  factory GetBattleInput.of(Json json) => GetBattleInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetBattleOutput {
  const GetBattleOutput({
    this.battle,
    required this.challenges,
  });

  factory GetBattleOutput.of(Json json) => GetBattleOutput(
        battle: json['battle'] == null ? null : BattleDeskShown.of(json['battle'] as Json),
        challenges: [for (final dynamic each in json['challenges'] as List) BattleDeskShown.of(each as Json)],
      );

  final BattleDeskShown? battle;
  final List<BattleDeskShown> challenges;

  Json toJson() => {
        if (battle != null) 'battle': battle!.toJson(),
        'challenges': [for (final each in challenges) each.toJson()],
      };
}

class GetCoinPacksOutput {
  const GetCoinPacksOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetCoinPacksOutput.of(Json json) => GetCoinPacksOutput(
        items: [for (final dynamic each in json['items'] as List) GetCoinPacksPack.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetCoinPacksPack> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetCoinPacksPack {
  const GetCoinPacksPack({
    required this.id,
    required this.code,
    required this.name,
    required this.coins,
    required this.bonus,
    required this.prices,
  });

  factory GetCoinPacksPack.of(Json json) => GetCoinPacksPack(
        id: json['id'] as Id,
        code: json['code'] as String,
        name: json['name'] as String,
        coins: json['coins'] as int,
        bonus: json['bonus'] as int,
        prices: [for (final dynamic each in json['prices'] as List) Price.of(each as Json)],
      );

  final Id id;
  final String code;
  final String name;
  final int coins;
  final int bonus;
  final List<Price> prices;

  Json toJson() => {
        'id': id,
        'code': code,
        'name': name,
        'coins': coins,
        'bonus': bonus,
        'prices': [for (final each in prices) each.toJson()],
      };
}

class GetGoalInput {
  const GetGoalInput({
    required this.sessionId,
  });

  factory GetGoalInput.of(Json json) => GetGoalInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetGoalOutput {
  const GetGoalOutput({
    this.goal,
  });

  factory GetGoalOutput.of(Json json) => GetGoalOutput(
        goal: json['goal'] == null ? null : GoalView.of(json['goal'] as Json),
      );

  final GoalView? goal;

  Json toJson() => {
        if (goal != null) 'goal': goal!.toJson(),
      };
}

class GoalView {
  const GoalView({
    required this.id,
    required this.title,
    required this.coins,
    required this.progress,
    required this.reached,
    required this.setAt,
  });

  factory GoalView.of(Json json) => GoalView(
        id: json['id'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
        progress: json['progress'] as int,
        reached: json['reached'] as bool,
        setAt: json['setAt'] as Time,
      );

  final Id id;
  final String title;
  final int coins;
  final int progress;
  final bool reached;
  final Time setAt;

  Json toJson() => {
        'id': id,
        'title': title,
        'coins': coins,
        'progress': progress,
        'reached': reached,
        'setAt': setAt,
      };
}

class GetHostTierInput {
  const GetHostTierInput({
    this.userId,
  });

  factory GetHostTierInput.of(Json json) => GetHostTierInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
      );

  final Id? userId;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
      };
}

class GetHostTierOutput {
  const GetHostTierOutput({
    required this.tier,
  });

  factory GetHostTierOutput.of(Json json) => GetHostTierOutput(
        tier: HostTier.of(json['tier'] as Json),
      );

  final HostTier tier;

  Json toJson() => {
        'tier': tier.toJson(),
      };
}

class HostTier {
  const HostTier({
    required this.code,
    required this.name,
    required this.share,
  });

  factory HostTier.of(Json json) => HostTier(
        code: json['code'] as String,
        name: json['name'] as String,
        share: json['share'] as int,
      );

  final String code;
  final String name;
  final int share;

  Json toJson() => {
        'code': code,
        'name': name,
        'share': share,
      };
}

class GetHostTiersOutput {
  const GetHostTiersOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetHostTiersOutput.of(Json json) => GetHostTiersOutput(
        items: [for (final dynamic each in json['items'] as List) HostTier.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<HostTier> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetInvoicesInput {
  const GetInvoicesInput({
    this.userId,
    this.limit,
    this.cursor,
  });

  factory GetInvoicesInput.of(Json json) => GetInvoicesInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? userId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetInvoicesOutput {
  const GetInvoicesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetInvoicesOutput.of(Json json) => GetInvoicesOutput(
        items: [for (final dynamic each in json['items'] as List) InvoiceView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<InvoiceView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class InvoiceView {
  const InvoiceView({
    required this.id,
    required this.kind,
    required this.number,
    required this.subjectId,
    required this.issuedAt,
    required this.currency,
    required this.amount,
    required this.url,
  });

  factory InvoiceView.of(Json json) => InvoiceView(
        id: json['id'] as Id,
        kind: InvoiceViewKind.of(json['kind'] as String),
        number: json['number'] as String,
        subjectId: json['subjectId'] as Id,
        issuedAt: json['issuedAt'] as Time,
        currency: json['currency'] as String,
        amount: json['amount'] as int,
        url: json['url'] as String,
      );

  final Id id;
  final InvoiceViewKind kind;
  final String number;
  final Id subjectId;
  final Time issuedAt;
  final String currency;
  final int amount;
  final String url;

  Json toJson() => {
        'id': id,
        'kind': kind.json,
        'number': number,
        'subjectId': subjectId,
        'issuedAt': issuedAt,
        'currency': currency,
        'amount': amount,
        'url': url,
      };
}

class GetLeaderboardInput {
  const GetLeaderboardInput({
    this.sessionId,
    this.userId,
    this.period,
    this.at,
    this.limit,
    this.cursor,
  });

  factory GetLeaderboardInput.of(Json json) => GetLeaderboardInput(
        sessionId: json['sessionId'] == null ? null : json['sessionId'] as Id,
        userId: json['userId'] == null ? null : json['userId'] as Id,
        period: json['period'] == null ? null : GetLeaderboardInputPeriod.of(json['period'] as String),
        at: json['at'] == null ? null : json['at'] as Time,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? sessionId;
  final Id? userId;
  final GetLeaderboardInputPeriod? period;
  final Time? at;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (sessionId != null) 'sessionId': sessionId!,
        if (userId != null) 'userId': userId!,
        if (period != null) 'period': period!.json,
        if (at != null) 'at': at!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetLeaderboardOutput {
  const GetLeaderboardOutput({
    required this.items,
    this.nextCursor,
    required this.period,
    this.startsAt,
    this.endsAt,
  });

  factory GetLeaderboardOutput.of(Json json) => GetLeaderboardOutput(
        items: [for (final dynamic each in json['items'] as List) GetLeaderboardGiver.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
        period: GetLeaderboardOutputPeriod.of(json['period'] as String),
        startsAt: json['startsAt'] == null ? null : json['startsAt'] as Time,
        endsAt: json['endsAt'] == null ? null : json['endsAt'] as Time,
      );

  final List<GetLeaderboardGiver> items;
  final String? nextCursor;
  final GetLeaderboardOutputPeriod period;
  final Time? startsAt;
  final Time? endsAt;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
        'period': period.json,
        if (startsAt != null) 'startsAt': startsAt!,
        if (endsAt != null) 'endsAt': endsAt!,
      };
}

class GetLeaderboardGiver {
  const GetLeaderboardGiver({
    required this.rank,
    this.user,
    required this.coins,
    required this.gifts,
  });

  factory GetLeaderboardGiver.of(Json json) => GetLeaderboardGiver(
        rank: json['rank'] as int,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
        coins: json['coins'] as int,
        gifts: json['gifts'] as int,
      );

  final int rank;
  final UserView? user;
  final int coins;
  final int gifts;

  Json toJson() => {
        'rank': rank,
        if (user != null) 'user': user!.toJson(),
        'coins': coins,
        'gifts': gifts,
      };
}

class GetPayoutRequestsInput {
  const GetPayoutRequestsInput({
    this.state,
    this.limit,
    this.cursor,
  });

  factory GetPayoutRequestsInput.of(Json json) => GetPayoutRequestsInput(
        state: json['state'] == null ? null : GetPayoutRequestsInputState.of(json['state'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final GetPayoutRequestsInputState? state;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (state != null) 'state': state!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetPayoutsOutput {
  const GetPayoutsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetPayoutsOutput.of(Json json) => GetPayoutsOutput(
        items: [for (final dynamic each in json['items'] as List) PayoutView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<PayoutView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetPayoutsInput {
  const GetPayoutsInput({
    this.limit,
    this.cursor,
  });

  factory GetPayoutsInput.of(Json json) => GetPayoutsInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetPurchaseInput {
  const GetPurchaseInput({
    required this.purchaseId,
  });

  factory GetPurchaseInput.of(Json json) => GetPurchaseInput(
        purchaseId: json['purchaseId'] as Id,
      );

  final Id purchaseId;

  Json toJson() => {
        'purchaseId': purchaseId,
      };
}

class GetPurchaseOutput {
  const GetPurchaseOutput({
    required this.purchase,
  });

  factory GetPurchaseOutput.of(Json json) => GetPurchaseOutput(
        purchase: PurchaseView.of(json['purchase'] as Json),
      );

  final PurchaseView purchase;

  Json toJson() => {
        'purchase': purchase.toJson(),
      };
}

class GetPurchasesInput {
  const GetPurchasesInput({
    this.userId,
    this.limit,
    this.cursor,
  });

  factory GetPurchasesInput.of(Json json) => GetPurchasesInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? userId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetPurchasesOutput {
  const GetPurchasesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetPurchasesOutput.of(Json json) => GetPurchasesOutput(
        items: [for (final dynamic each in json['items'] as List) PurchaseView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<PurchaseView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetStatementInput {
  const GetStatementInput({
    this.from,
    this.to,
    this.kind,
    this.limit,
    this.cursor,
  });

  factory GetStatementInput.of(Json json) => GetStatementInput(
        from: json['from'] == null ? null : json['from'] as Time,
        to: json['to'] == null ? null : json['to'] as Time,
        kind: json['kind'] == null ? null : GetStatementInputKind.of(json['kind'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Time? from;
  final Time? to;
  final GetStatementInputKind? kind;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (from != null) 'from': from!,
        if (to != null) 'to': to!,
        if (kind != null) 'kind': kind!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetStatementOutput {
  const GetStatementOutput({
    required this.kind,
    required this.from,
    required this.to,
    required this.opening,
    required this.closing,
    required this.entries,
    required this.items,
    this.nextCursor,
  });

  factory GetStatementOutput.of(Json json) => GetStatementOutput(
        kind: GetStatementOutputKind.of(json['kind'] as String),
        from: json['from'] as Time,
        to: json['to'] as Time,
        opening: json['opening'] as int,
        closing: json['closing'] as int,
        entries: json['entries'] as int,
        items: [for (final dynamic each in json['items'] as List) GetStatementItem.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final GetStatementOutputKind kind;
  final Time from;
  final Time to;
  final int opening;
  final int closing;
  final int entries;
  final List<GetStatementItem> items;
  final String? nextCursor;

  Json toJson() => {
        'kind': kind.json,
        'from': from,
        'to': to,
        'opening': opening,
        'closing': closing,
        'entries': entries,
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetStatementItem {
  const GetStatementItem({
    required this.transactionId,
    required this.at,
    required this.kind,
    required this.amount,
    required this.balanceAfter,
    required this.details,
  });

  factory GetStatementItem.of(Json json) => GetStatementItem(
        transactionId: json['transactionId'] as Id,
        at: json['at'] as Time,
        kind: json['kind'] as String,
        amount: json['amount'] as int,
        balanceAfter: json['balanceAfter'] as int,
        details: json['details'],
      );

  final Id transactionId;
  final Time at;
  final String kind;
  final int amount;
  final int balanceAfter;
  final dynamic details;

  Json toJson() => {
        'transactionId': transactionId,
        'at': at,
        'kind': kind,
        'amount': amount,
        'balanceAfter': balanceAfter,
        'details': details,
      };
}

class GetTransactionsInput {
  const GetTransactionsInput({
    this.limit,
    this.cursor,
  });

  factory GetTransactionsInput.of(Json json) => GetTransactionsInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetTransactionsOutput {
  const GetTransactionsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetTransactionsOutput.of(Json json) => GetTransactionsOutput(
        items: [for (final dynamic each in json['items'] as List) GetTransactionsTransaction.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetTransactionsTransaction> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetTransactionsTransaction {
  const GetTransactionsTransaction({
    required this.transactionId,
    required this.at,
    required this.kind,
    required this.amount,
    required this.balanceAfter,
    required this.details,
  });

  factory GetTransactionsTransaction.of(Json json) => GetTransactionsTransaction(
        transactionId: json['transactionId'] as Id,
        at: json['at'] as Time,
        kind: json['kind'] as String,
        amount: json['amount'] as int,
        balanceAfter: json['balanceAfter'] as int,
        details: json['details'],
      );

  final Id transactionId;
  final Time at;
  final String kind;
  final int amount;
  final int balanceAfter;
  final dynamic details;

  Json toJson() => {
        'transactionId': transactionId,
        'at': at,
        'kind': kind,
        'amount': amount,
        'balanceAfter': balanceAfter,
        'details': details,
      };
}

class LeaveBattleInput {
  const LeaveBattleInput({
    required this.battleId,
    required this.sessionId,
  });

  factory LeaveBattleInput.of(Json json) => LeaveBattleInput(
        battleId: json['battleId'] as Id,
        sessionId: json['sessionId'] as Id,
      );

  final Id battleId;
  final Id sessionId;

  Json toJson() => {
        'battleId': battleId,
        'sessionId': sessionId,
      };
}

class LeaveBattleOutput {
  const LeaveBattleOutput({
    this.battle,
  });

  factory LeaveBattleOutput.of(Json json) => LeaveBattleOutput(
        battle: json['battle'] == null ? null : BattleDeskShown.of(json['battle'] as Json),
      );

  final BattleDeskShown? battle;

  Json toJson() => {
        if (battle != null) 'battle': battle!.toJson(),
      };
}

class ReconcilePaymentsInput {
  const ReconcilePaymentsInput({
    required this.provider,
    required this.from,
    required this.to,
    required this.report,
  });

  factory ReconcilePaymentsInput.of(Json json) => ReconcilePaymentsInput(
        provider: json['provider'] as String,
        from: json['from'] as Time,
        to: json['to'] as Time,
        report: json['report'] as String,
      );

  final String provider;
  final Time from;
  final Time to;
  final String report;

  Json toJson() => {
        'provider': provider,
        'from': from,
        'to': to,
        'report': report,
      };
}

class ReconcilePaymentsOutput {
  const ReconcilePaymentsOutput({
    required this.compared,
    required this.differences,
    required this.items,
  });

  factory ReconcilePaymentsOutput.of(Json json) => ReconcilePaymentsOutput(
        compared: json['compared'] as int,
        differences: {for (final each in (json['differences'] as Json).entries) each.key: each.value as int},
        items: [for (final dynamic each in json['items'] as List) ReconciliationDifference.of(each as Json)],
      );

  final int compared;
  final Map<String, int> differences;
  final List<ReconciliationDifference> items;

  Json toJson() => {
        'compared': compared,
        'differences': differences,
        'items': [for (final each in items) each.toJson()],
      };
}

class ReconciliationDifference {
  const ReconciliationDifference({
    required this.kind,
    required this.id,
    this.purchaseId,
    this.here,
    this.there,
  });

  factory ReconciliationDifference.of(Json json) => ReconciliationDifference(
        kind: ReconciliationDifferenceKind.of(json['kind'] as String),
        id: json['id'] as String,
        purchaseId: json['purchaseId'] == null ? null : json['purchaseId'] as Id,
        here: json['here'] == null ? null : json['here'] as String,
        there: json['there'] == null ? null : json['there'] as String,
      );

  final ReconciliationDifferenceKind kind;
  final String id;
  final Id? purchaseId;
  final String? here;
  final String? there;

  Json toJson() => {
        'kind': kind.json,
        'id': id,
        if (purchaseId != null) 'purchaseId': purchaseId!,
        if (here != null) 'here': here!,
        if (there != null) 'there': there!,
      };
}

class RedeemReceiptInput {
  const RedeemReceiptInput({
    required this.store,
    required this.receipt,
  });

  factory RedeemReceiptInput.of(Json json) => RedeemReceiptInput(
        store: json['store'] as String,
        receipt: json['receipt'] as String,
      );

  final String store;
  final String receipt;

  Json toJson() => {
        'store': store,
        'receipt': receipt,
      };
}

class RedeemReceiptOutput {
  const RedeemReceiptOutput({
    required this.purchase,
  });

  factory RedeemReceiptOutput.of(Json json) => RedeemReceiptOutput(
        purchase: PurchaseView.of(json['purchase'] as Json),
      );

  final PurchaseView purchase;

  Json toJson() => {
        'purchase': purchase.toJson(),
      };
}

class RefundGiftInput {
  const RefundGiftInput({
    required this.transactionId,
    this.coins,
    required this.idempotencyKey,
    required this.reason,
  });

  factory RefundGiftInput.of(Json json) => RefundGiftInput(
        transactionId: json['transactionId'] as Id,
        coins: json['coins'] == null ? null : json['coins'] as int,
        idempotencyKey: json['idempotencyKey'] as String,
        reason: json['reason'] as String,
      );

  final Id transactionId;
  final int? coins;
  final String idempotencyKey;
  final String reason;

  Json toJson() => {
        'transactionId': transactionId,
        if (coins != null) 'coins': coins!,
        'idempotencyKey': idempotencyKey,
        'reason': reason,
      };
}

class RefundGiftOutput {
  const RefundGiftOutput({
    required this.transactionId,
    required this.seq,
    required this.coins,
    required this.diamonds,
    required this.debtPaid,
    required this.left,
  });

  factory RefundGiftOutput.of(Json json) => RefundGiftOutput(
        transactionId: json['transactionId'] as Id,
        seq: json['seq'] as int,
        coins: json['coins'] as int,
        diamonds: json['diamonds'] as int,
        debtPaid: json['debtPaid'] as int,
        left: json['left'] as int,
      );

  final Id transactionId;
  final int seq;
  final int coins;
  final int diamonds;
  final int debtPaid;
  final int left;

  Json toJson() => {
        'transactionId': transactionId,
        'seq': seq,
        'coins': coins,
        'diamonds': diamonds,
        'debtPaid': debtPaid,
        'left': left,
      };
}

class RefundPurchaseInput {
  const RefundPurchaseInput({
    required this.purchaseId,
    this.amount,
    required this.idempotencyKey,
    required this.reason,
  });

  factory RefundPurchaseInput.of(Json json) => RefundPurchaseInput(
        purchaseId: json['purchaseId'] as Id,
        amount: json['amount'] == null ? null : json['amount'] as int,
        idempotencyKey: json['idempotencyKey'] as String,
        reason: json['reason'] as String,
      );

  final Id purchaseId;
  final int? amount;
  final String idempotencyKey;
  final String reason;

  Json toJson() => {
        'purchaseId': purchaseId,
        if (amount != null) 'amount': amount!,
        'idempotencyKey': idempotencyKey,
        'reason': reason,
      };
}

class RefundPurchaseOutput {
  const RefundPurchaseOutput({
    required this.purchase,
  });

  factory RefundPurchaseOutput.of(Json json) => RefundPurchaseOutput(
        purchase: PurchaseView.of(json['purchase'] as Json),
      );

  final PurchaseView purchase;

  Json toJson() => {
        'purchase': purchase.toJson(),
      };
}

class RejectPayoutInput {
  const RejectPayoutInput({
    required this.payoutId,
    required this.reason,
  });

  factory RejectPayoutInput.of(Json json) => RejectPayoutInput(
        payoutId: json['payoutId'] as Id,
        reason: json['reason'] as String,
      );

  final Id payoutId;
  final String reason;

  Json toJson() => {
        'payoutId': payoutId,
        'reason': reason,
      };
}

class RemoveGoalInput {
  const RemoveGoalInput({
    required this.sessionId,
  });

  factory RemoveGoalInput.of(Json json) => RemoveGoalInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class RemoveGoalOutput {
  const RemoveGoalOutput({
    this.goal,
  });

  factory RemoveGoalOutput.of(Json json) => RemoveGoalOutput(
        goal: json['goal'] == null ? null : GoalView.of(json['goal'] as Json),
      );

  final GoalView? goal;

  Json toJson() => {
        if (goal != null) 'goal': goal!.toJson(),
      };
}

class RequestPayoutInput {
  const RequestPayoutInput({
    required this.diamonds,
    this.currency,
    this.destination,
    required this.idempotencyKey,
  });

  factory RequestPayoutInput.of(Json json) => RequestPayoutInput(
        diamonds: json['diamonds'] as int,
        currency: json['currency'] == null ? null : json['currency'] as String,
        destination: json['destination'] == null ? null : Destination.of(json['destination'] as Json),
        idempotencyKey: json['idempotencyKey'] as String,
      );

  final int diamonds;
  final String? currency;
  final Destination? destination;
  final String idempotencyKey;

  Json toJson() => {
        'diamonds': diamonds,
        if (currency != null) 'currency': currency!,
        if (destination != null) 'destination': destination!.toJson(),
        'idempotencyKey': idempotencyKey,
      };
}

class Destination {
  const Destination({
    required this.kind,
    required this.holder,
    required this.account,
  });

  factory Destination.of(Json json) => Destination(
        kind: DestinationKind.of(json['kind'] as String),
        holder: json['holder'] as String,
        account: json['account'] as String,
      );

  final DestinationKind kind;
  final String holder;
  final String account;

  Json toJson() => {
        'kind': kind.json,
        'holder': holder,
        'account': account,
      };
}

class SaveCoinPackInput {
  const SaveCoinPackInput({
    this.packId,
    required this.code,
    required this.name,
    required this.coins,
    required this.bonus,
    required this.place,
    required this.active,
    this.validFrom,
    this.validTo,
    required this.prices,
  });

  factory SaveCoinPackInput.of(Json json) => SaveCoinPackInput(
        packId: json['packId'] == null ? null : json['packId'] as Id,
        code: json['code'] as String,
        name: json['name'] as String,
        coins: json['coins'] as int,
        bonus: json['bonus'] as int,
        place: json['place'] as int,
        active: json['active'] as bool,
        validFrom: json['validFrom'] == null ? null : json['validFrom'] as Time,
        validTo: json['validTo'] == null ? null : json['validTo'] as Time,
        prices: [for (final dynamic each in json['prices'] as List) SaveCoinPackAsked.of(each as Json)],
      );

  final Id? packId;
  final String code;
  final String name;
  final int coins;
  final int bonus;
  final int place;
  final bool active;
  final Time? validFrom;
  final Time? validTo;
  final List<SaveCoinPackAsked> prices;

  Json toJson() => {
        if (packId != null) 'packId': packId!,
        'code': code,
        'name': name,
        'coins': coins,
        'bonus': bonus,
        'place': place,
        'active': active,
        if (validFrom != null) 'validFrom': validFrom!,
        if (validTo != null) 'validTo': validTo!,
        'prices': [for (final each in prices) each.toJson()],
      };
}

class SaveCoinPackAsked {
  const SaveCoinPackAsked({
    required this.currency,
    required this.amount,
  });

  factory SaveCoinPackAsked.of(Json json) => SaveCoinPackAsked(
        currency: json['currency'] as String,
        amount: json['amount'] as int,
      );

  final String currency;
  final int amount;

  Json toJson() => {
        'currency': currency,
        'amount': amount,
      };
}

class SaveCoinPackOutput {
  const SaveCoinPackOutput({
    required this.pack,
  });

  factory SaveCoinPackOutput.of(Json json) => SaveCoinPackOutput(
        pack: CoinPack.of(json['pack'] as Json),
      );

  final CoinPack pack;

  Json toJson() => {
        'pack': pack.toJson(),
      };
}

class SaveGiftInput {
  const SaveGiftInput({
    this.giftId,
    required this.code,
    required this.name,
    required this.tier,
    required this.price,
    required this.animation,
    required this.active,
    this.validFrom,
    this.validTo,
  });

  factory SaveGiftInput.of(Json json) => SaveGiftInput(
        giftId: json['giftId'] == null ? null : json['giftId'] as Id,
        code: json['code'] as String,
        name: CatalogueNames.of(json['name'] as Json),
        tier: SaveGiftInputTier.of(json['tier'] as String),
        price: json['price'] as int,
        animation: json['animation'] as String,
        active: json['active'] as bool,
        validFrom: json['validFrom'] == null ? null : json['validFrom'] as Time,
        validTo: json['validTo'] == null ? null : json['validTo'] as Time,
      );

  final Id? giftId;
  final String code;
  final CatalogueNames name;
  final SaveGiftInputTier tier;
  final int price;
  final String animation;
  final bool active;
  final Time? validFrom;
  final Time? validTo;

  Json toJson() => {
        if (giftId != null) 'giftId': giftId!,
        'code': code,
        'name': name.toJson(),
        'tier': tier.json,
        'price': price,
        'animation': animation,
        'active': active,
        if (validFrom != null) 'validFrom': validFrom!,
        if (validTo != null) 'validTo': validTo!,
      };
}

class CatalogueNames {
  const CatalogueNames({
    required this.en,
    required this.ar,
  });

  factory CatalogueNames.of(Json json) => CatalogueNames(
        en: json['en'] as String,
        ar: json['ar'] as String,
      );

  final String en;
  final String ar;

  Json toJson() => {
        'en': en,
        'ar': ar,
      };
}

class SaveGiftOutput {
  const SaveGiftOutput({
    required this.gift,
  });

  factory SaveGiftOutput.of(Json json) => SaveGiftOutput(
        gift: GiftTerms.of(json['gift'] as Json),
      );

  final GiftTerms gift;

  Json toJson() => {
        'gift': gift.toJson(),
      };
}

class SaveHostTierInput {
  const SaveHostTierInput({
    required this.code,
    required this.name,
    required this.share,
    required this.reason,
  });

  factory SaveHostTierInput.of(Json json) => SaveHostTierInput(
        code: json['code'] as String,
        name: json['name'] as String,
        share: json['share'] as int,
        reason: json['reason'] as String,
      );

  final String code;
  final String name;
  final int share;
  final String reason;

  Json toJson() => {
        'code': code,
        'name': name,
        'share': share,
        'reason': reason,
      };
}

class SaveHostTierOutput {
  const SaveHostTierOutput({
    required this.tier,
  });

  factory SaveHostTierOutput.of(Json json) => SaveHostTierOutput(
        tier: HostTier.of(json['tier'] as Json),
      );

  final HostTier tier;

  Json toJson() => {
        'tier': tier.toJson(),
      };
}

class SendGiftInput {
  const SendGiftInput({
    required this.sessionId,
    required this.giftId,
    this.quantity,
    this.expectedPrice,
    required this.idempotencyKey,
  });

  factory SendGiftInput.of(Json json) => SendGiftInput(
        sessionId: json['sessionId'] as Id,
        giftId: json['giftId'] as Id,
        quantity: json['quantity'] == null ? null : json['quantity'] as int,
        expectedPrice: json['expectedPrice'] == null ? null : json['expectedPrice'] as int,
        idempotencyKey: json['idempotencyKey'] as String,
      );

  final Id sessionId;
  final Id giftId;
  final int? quantity;
  final int? expectedPrice;
  final String idempotencyKey;

  Json toJson() => {
        'sessionId': sessionId,
        'giftId': giftId,
        if (quantity != null) 'quantity': quantity!,
        if (expectedPrice != null) 'expectedPrice': expectedPrice!,
        'idempotencyKey': idempotencyKey,
      };
}

class GiveGiftReceipt {
  const GiveGiftReceipt({
    required this.transactionId,
    required this.seq,
    required this.balance,
    required this.delta,
    required this.streak,
  });

  factory GiveGiftReceipt.of(Json json) => GiveGiftReceipt(
        transactionId: json['transactionId'] as Id,
        seq: json['seq'] as int,
        balance: json['balance'] as int,
        delta: json['delta'] as int,
        streak: Streak.of(json['streak'] as Json),
      );

  final Id transactionId;
  final int seq;
  final int balance;
  final int delta;
  final Streak streak;

  Json toJson() => {
        'transactionId': transactionId,
        'seq': seq,
        'balance': balance,
        'delta': delta,
        'streak': streak.toJson(),
      };
}

class Streak {
  const Streak({
    required this.id,
    required this.count,
    required this.isFinal,
  });

  factory Streak.of(Json json) => Streak(
        id: json['id'] as Id,
        count: json['count'] as int,
        isFinal: json['isFinal'] as bool,
      );

  final Id id;
  final int count;
  final bool isFinal;

  Json toJson() => {
        'id': id,
        'count': count,
        'isFinal': isFinal,
      };
}

class SetGivingLimitInput {
  const SetGivingLimitInput({
    this.coinsPerDay,
  });

  factory SetGivingLimitInput.of(Json json) => SetGivingLimitInput(
        coinsPerDay: json['coinsPerDay'] == null ? null : json['coinsPerDay'] as int,
      );

  final int? coinsPerDay;

  Json toJson() => {
        if (coinsPerDay != null) 'coinsPerDay': coinsPerDay!,
      };
}

class SetGoalInput {
  const SetGoalInput({
    required this.sessionId,
    required this.title,
    required this.coins,
  });

  factory SetGoalInput.of(Json json) => SetGoalInput(
        sessionId: json['sessionId'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
      );

  final Id sessionId;
  final String title;
  final int coins;

  Json toJson() => {
        'sessionId': sessionId,
        'title': title,
        'coins': coins,
      };
}

class SetGoalOutput {
  const SetGoalOutput({
    required this.goal,
  });

  factory SetGoalOutput.of(Json json) => SetGoalOutput(
        goal: GoalView.of(json['goal'] as Json),
      );

  final GoalView goal;

  Json toJson() => {
        'goal': goal.toJson(),
      };
}

class SetHostTierInput {
  const SetHostTierInput({
    required this.userId,
    required this.tier,
    required this.reason,
  });

  factory SetHostTierInput.of(Json json) => SetHostTierInput(
        userId: json['userId'] as Id,
        tier: json['tier'] as String,
        reason: json['reason'] as String,
      );

  final Id userId;
  final String tier;
  final String reason;

  Json toJson() => {
        'userId': userId,
        'tier': tier,
        'reason': reason,
      };
}

class SetHostTierOutput {
  const SetHostTierOutput({
    required this.userId,
    required this.tier,
  });

  factory SetHostTierOutput.of(Json json) => SetHostTierOutput(
        userId: json['userId'] as Id,
        tier: HostTier.of(json['tier'] as Json),
      );

  final Id userId;
  final HostTier tier;

  Json toJson() => {
        'userId': userId,
        'tier': tier.toJson(),
      };
}

class GetNotificationsInput {
  const GetNotificationsInput({
    this.unreadOnly,
    this.type,
    this.limit,
    this.cursor,
  });

  factory GetNotificationsInput.of(Json json) => GetNotificationsInput(
        unreadOnly: json['unreadOnly'] == null ? null : json['unreadOnly'] as bool,
        type: json['type'] == null ? null : GetNotificationsInputType.of(json['type'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final bool? unreadOnly;
  final GetNotificationsInputType? type;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (unreadOnly != null) 'unreadOnly': unreadOnly!,
        if (type != null) 'type': type!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetNotificationsOutput {
  const GetNotificationsOutput({
    required this.items,
    this.nextCursor,
    required this.unreadCount,
  });

  factory GetNotificationsOutput.of(Json json) => GetNotificationsOutput(
        items: [for (final dynamic each in json['items'] as List) NotificationView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
        unreadCount: json['unreadCount'] as int,
      );

  final List<NotificationView> items;
  final String? nextCursor;
  final int unreadCount;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
        'unreadCount': unreadCount,
      };
}

class NotificationView {
  const NotificationView({
    required this.id,
    required this.type,
    this.actor,
    required this.at,
    required this.read,
    required this.count,
    required this.others,
    this.session,
    this.seq,
    this.gift,
    this.coins,
    this.action,
    this.until,
    this.text,
    this.videoId,
    this.commentId,
  });

  factory NotificationView.of(Json json) => NotificationView(
        id: json['id'] as Id,
        type: NotificationViewType.of(json['type'] as String),
        actor: json['actor'] == null ? null : UserView.of(json['actor'] as Json),
        at: json['at'] as Time,
        read: json['read'] as bool,
        count: json['count'] as int,
        others: [for (final dynamic each in json['others'] as List) each],
        session: json['session'],
        seq: json['seq'] == null ? null : json['seq'] as int,
        gift: json['gift'],
        coins: json['coins'] == null ? null : json['coins'] as int,
        action: json['action'] == null ? null : json['action'] as String,
        until: json['until'] == null ? null : json['until'] as Time,
        text: json['text'] == null ? null : json['text'] as String,
        videoId: json['videoId'] == null ? null : json['videoId'] as Id,
        commentId: json['commentId'] == null ? null : json['commentId'] as Id,
      );

  final Id id;
  final NotificationViewType type;
  final UserView? actor;
  final Time at;
  final bool read;
  final int count;
  final List<dynamic> others;
  final dynamic session;
  final int? seq;
  final dynamic gift;
  final int? coins;
  final String? action;
  final Time? until;
  final String? text;
  final Id? videoId;
  final Id? commentId;

  Json toJson() => {
        'id': id,
        'type': type.json,
        if (actor != null) 'actor': actor!.toJson(),
        'at': at,
        'read': read,
        'count': count,
        'others': others,
        if (session != null) 'session': session!,
        if (seq != null) 'seq': seq!,
        if (gift != null) 'gift': gift!,
        if (coins != null) 'coins': coins!,
        if (action != null) 'action': action!,
        if (until != null) 'until': until!,
        if (text != null) 'text': text!,
        if (videoId != null) 'videoId': videoId!,
        if (commentId != null) 'commentId': commentId!,
      };
}

class SettingsView {
  const SettingsView({
    required this.types,
    required this.mutedUsers,
    this.quietHours,
    required this.webPushKey,
  });

  factory SettingsView.of(Json json) => SettingsView(
        types: {for (final each in (json['types'] as Json).entries) each.key: SettingsViewChannels.of(each.value as Json)},
        mutedUsers: [for (final dynamic each in json['mutedUsers'] as List) each],
        quietHours: json['quietHours'] == null ? null : SettingsViewHours.of(json['quietHours'] as Json),
        webPushKey: json['webPushKey'] as String,
      );

  final Map<String, SettingsViewChannels> types;
  final List<dynamic> mutedUsers;
  final SettingsViewHours? quietHours;
  final String webPushKey;

  Json toJson() => {
        'types': types,
        'mutedUsers': mutedUsers,
        if (quietHours != null) 'quietHours': quietHours!.toJson(),
        'webPushKey': webPushKey,
      };
}

class SettingsViewChannels {
  const SettingsViewChannels({
    required this.inApp,
    required this.push,
  });

  factory SettingsViewChannels.of(Json json) => SettingsViewChannels(
        inApp: json['inApp'] as bool,
        push: json['push'] as bool,
      );

  final bool inApp;
  final bool push;

  Json toJson() => {
        'inApp': inApp,
        'push': push,
      };
}

class SettingsViewHours {
  const SettingsViewHours({
    required this.from,
    required this.to,
    required this.timeZone,
  });

  factory SettingsViewHours.of(Json json) => SettingsViewHours(
        from: json['from'] as String,
        to: json['to'] as String,
        timeZone: json['timeZone'] as String,
      );

  final String from;
  final String to;
  final String timeZone;

  Json toJson() => {
        'from': from,
        'to': to,
        'timeZone': timeZone,
      };
}

class MarkAsReadInput {
  const MarkAsReadInput({
    this.ids,
    this.upTo,
  });

  factory MarkAsReadInput.of(Json json) => MarkAsReadInput(
        ids: json['ids'] == null ? null : [for (final dynamic each in json['ids'] as List) each as Id],
        upTo: json['upTo'] == null ? null : json['upTo'] as Id,
      );

  final List<Id>? ids;
  final Id? upTo;

  Json toJson() => {
        if (ids != null) 'ids': ids!,
        if (upTo != null) 'upTo': upTo!,
      };
}

class MarkAsReadOutput {
  const MarkAsReadOutput({
    required this.marked,
    required this.unreadCount,
  });

  factory MarkAsReadOutput.of(Json json) => MarkAsReadOutput(
        marked: json['marked'] as int,
        unreadCount: json['unreadCount'] as int,
      );

  final int marked;
  final int unreadCount;

  Json toJson() => {
        'marked': marked,
        'unreadCount': unreadCount,
      };
}

class OnNotificationInput {
  const OnNotificationInput({
    this.lastEventId,
  });

  factory OnNotificationInput.of(Json json) => OnNotificationInput(
        lastEventId: json['lastEventId'] == null ? null : json['lastEventId'] as String,
      );

  final String? lastEventId;

  Json toJson() => {
        if (lastEventId != null) 'lastEventId': lastEventId!,
      };
}

class OnNotificationTold {
  const OnNotificationTold({
    required this.notification,
    required this.unreadCount,
  });

  factory OnNotificationTold.of(Json json) => OnNotificationTold(
        notification: NotificationView.of(json['notification'] as Json),
        unreadCount: json['unreadCount'] as int,
      );

  final NotificationView notification;
  final int unreadCount;

  Json toJson() => {
        'notification': notification.toJson(),
        'unreadCount': unreadCount,
      };
}

class RegisterDeviceInput {
  const RegisterDeviceInput({
    required this.platform,
    this.token,
    this.subscription,
  });

  factory RegisterDeviceInput.of(Json json) => RegisterDeviceInput(
        platform: RegisterDeviceInputPlatform.of(json['platform'] as String),
        token: json['token'] == null ? null : json['token'] as String,
        subscription: json['subscription'] == null ? null : RegisterDeviceSubscription.of(json['subscription'] as Json),
      );

  final RegisterDeviceInputPlatform platform;
  final String? token;
  final RegisterDeviceSubscription? subscription;

  Json toJson() => {
        'platform': platform.json,
        if (token != null) 'token': token!,
        if (subscription != null) 'subscription': subscription!.toJson(),
      };
}

class RegisterDeviceSubscription {
  const RegisterDeviceSubscription({
    required this.endpoint,
    required this.keys,
  });

  factory RegisterDeviceSubscription.of(Json json) => RegisterDeviceSubscription(
        endpoint: json['endpoint'] as String,
        keys: RegisterDeviceSubscriptionKeysInput.of(json['keys'] as Json),
      );

  final String endpoint;
  final RegisterDeviceSubscriptionKeysInput keys;

  Json toJson() => {
        'endpoint': endpoint,
        'keys': keys.toJson(),
      };
}

class RegisterDeviceSubscriptionKeysInput {
  const RegisterDeviceSubscriptionKeysInput({
    required this.p256dh,
    required this.auth,
  });

  factory RegisterDeviceSubscriptionKeysInput.of(Json json) => RegisterDeviceSubscriptionKeysInput(
        p256dh: json['p256dh'] as String,
        auth: json['auth'] as String,
      );

  final String p256dh;
  final String auth;

  Json toJson() => {
        'p256dh': p256dh,
        'auth': auth,
      };
}

class RegisterDeviceOutput {
  const RegisterDeviceOutput({
    required this.device,
    required this.pushed,
  });

  factory RegisterDeviceOutput.of(Json json) => RegisterDeviceOutput(
        device: RegisterDeviceRegistered.of(json['device'] as Json),
        pushed: json['pushed'] as bool,
      );

  final RegisterDeviceRegistered device;
  final bool pushed;

  Json toJson() => {
        'device': device.toJson(),
        'pushed': pushed,
      };
}

class RegisterDeviceRegistered {
  const RegisterDeviceRegistered({
    required this.id,
    required this.platform,
  });

  factory RegisterDeviceRegistered.of(Json json) => RegisterDeviceRegistered(
        id: json['id'] as Id,
        platform: RegisterDeviceRegisteredPlatform.of(json['platform'] as String),
      );

  final Id id;
  final RegisterDeviceRegisteredPlatform platform;

  Json toJson() => {
        'id': id,
        'platform': platform.json,
      };
}

class SendSystemInput {
  const SendSystemInput({
    required this.userIds,
    required this.text,
    required this.idempotencyKey,
  });

  factory SendSystemInput.of(Json json) => SendSystemInput(
        userIds: [for (final dynamic each in json['userIds'] as List) each as Id],
        text: json['text'] as String,
        idempotencyKey: json['idempotencyKey'] as Id,
      );

  final List<Id> userIds;
  final String text;
  final Id idempotencyKey;

  Json toJson() => {
        'userIds': userIds,
        'text': text,
        'idempotencyKey': idempotencyKey,
      };
}

class SendSystemOutput {
  const SendSystemOutput({
    required this.recipients,
  });

  factory SendSystemOutput.of(Json json) => SendSystemOutput(
        recipients: json['recipients'] as int,
      );

  final int recipients;

  Json toJson() => {
        'recipients': recipients,
      };
}

class UnregisterDeviceInput {
  const UnregisterDeviceInput({
    required this.deviceId,
  });

  factory UnregisterDeviceInput.of(Json json) => UnregisterDeviceInput(
        deviceId: json['deviceId'] as Id,
      );

  final Id deviceId;

  Json toJson() => {
        'deviceId': deviceId,
      };
}

class UnregisterDeviceOutput {
  const UnregisterDeviceOutput({
    required this.removed,
  });

  factory UnregisterDeviceOutput.of(Json json) => UnregisterDeviceOutput(
        removed: json['removed'] as bool,
      );

  final bool removed;

  Json toJson() => {
        'removed': removed,
      };
}

class UpdateSettingsInput {
  const UpdateSettingsInput({
    this.types,
    this.mute,
    this.unmute,
    this.quietHours,
  });

  factory UpdateSettingsInput.of(Json json) => UpdateSettingsInput(
        types: json['types'] == null ? null : {for (final each in (json['types'] as Json).entries) each.key: UpdateSettingsChannels.of(each.value as Json)},
        mute: json['mute'] == null ? null : [for (final dynamic each in json['mute'] as List) each as Id],
        unmute: json['unmute'] == null ? null : [for (final dynamic each in json['unmute'] as List) each as Id],
        quietHours: json['quietHours'] == null ? null : UpdateSettingsHours.of(json['quietHours'] as Json),
      );

  final Map<String, UpdateSettingsChannels>? types;
  final List<Id>? mute;
  final List<Id>? unmute;
  final UpdateSettingsHours? quietHours;

  Json toJson() => {
        if (types != null) 'types': types!,
        if (mute != null) 'mute': mute!,
        if (unmute != null) 'unmute': unmute!,
        if (quietHours != null) 'quietHours': quietHours!.toJson(),
      };
}

class UpdateSettingsChannels {
  const UpdateSettingsChannels({
    this.inApp,
    this.push,
  });

  factory UpdateSettingsChannels.of(Json json) => UpdateSettingsChannels(
        inApp: json['inApp'] == null ? null : json['inApp'] as bool,
        push: json['push'] == null ? null : json['push'] as bool,
      );

  final bool? inApp;
  final bool? push;

  Json toJson() => {
        if (inApp != null) 'inApp': inApp!,
        if (push != null) 'push': push!,
      };
}

class UpdateSettingsHours {
  const UpdateSettingsHours({
    this.from,
    this.to,
    this.timeZone,
  });

  factory UpdateSettingsHours.of(Json json) => UpdateSettingsHours(
        from: json['from'] == null ? null : json['from'] as String,
        to: json['to'] == null ? null : json['to'] as String,
        timeZone: json['timeZone'] == null ? null : json['timeZone'] as String,
      );

  final String? from;
  final String? to;
  final String? timeZone;

  Json toJson() => {
        if (from != null) 'from': from!,
        if (to != null) 'to': to!,
        if (timeZone != null) 'timeZone': timeZone!,
      };
}

class AddCoHostInput {
  const AddCoHostInput({
    required this.sessionId,
    required this.userId,
  });

  factory AddCoHostInput.of(Json json) => AddCoHostInput(
        sessionId: json['sessionId'] as Id,
        userId: json['userId'] as Id,
      );

  final Id sessionId;
  final Id userId;

  Json toJson() => {
        'sessionId': sessionId,
        'userId': userId,
      };
}

class AddCoHostOutput {
  const AddCoHostOutput({
    required this.coHosts,
  });

  factory AddCoHostOutput.of(Json json) => AddCoHostOutput(
        coHosts: [for (final dynamic each in json['coHosts'] as List) UserView.of(each as Json)],
      );

  final List<UserView> coHosts;

  Json toJson() => {
        'coHosts': [for (final each in coHosts) each.toJson()],
      };
}

class AddRestreamInput {
  const AddRestreamInput({
    required this.sessionId,
    required this.name,
    required this.url,
    this.streamKey,
  });

  factory AddRestreamInput.of(Json json) => AddRestreamInput(
        sessionId: json['sessionId'] as Id,
        name: json['name'] as String,
        url: json['url'] as String,
        streamKey: json['streamKey'] == null ? null : json['streamKey'] as String,
      );

  final Id sessionId;
  final String name;
  final String url;
  final String? streamKey;

  Json toJson() => {
        'sessionId': sessionId,
        'name': name,
        'url': url,
        if (streamKey != null) 'streamKey': streamKey!,
      };
}

class AddRestreamOutput {
  const AddRestreamOutput({
    required this.restream,
  });

  factory AddRestreamOutput.of(Json json) => AddRestreamOutput(
        restream: RestreamView.of(json['restream'] as Json),
      );

  final RestreamView restream;

  Json toJson() => {
        'restream': restream.toJson(),
      };
}

class RestreamView {
  const RestreamView({
    required this.id,
    required this.sessionId,
    required this.name,
    required this.url,
    required this.enabled,
    required this.status,
    required this.createdAt,
  });

  factory RestreamView.of(Json json) => RestreamView(
        id: json['id'] as Id,
        sessionId: json['sessionId'] as Id,
        name: json['name'] as String,
        url: json['url'] as String,
        enabled: json['enabled'] as bool,
        status: RestreamStatus.of(json['status'] as Json),
        createdAt: json['createdAt'] as Time,
      );

  final Id id;
  final Id sessionId;
  final String name;
  final String url;
  final bool enabled;
  final RestreamStatus status;
  final Time createdAt;

  Json toJson() => {
        'id': id,
        'sessionId': sessionId,
        'name': name,
        'url': url,
        'enabled': enabled,
        'status': status.toJson(),
        'createdAt': createdAt,
      };
}

class RestreamStatus {
  const RestreamStatus({
    required this.state,
    this.since,
    required this.attempts,
    this.lastError,
    required this.bitsPerSecond,
    required this.droppedFrames,
  });

  factory RestreamStatus.of(Json json) => RestreamStatus(
        state: RestreamStatusState.of(json['state'] as String),
        since: json['since'] == null ? null : json['since'] as Time,
        attempts: json['attempts'] as int,
        lastError: json['lastError'] == null ? null : json['lastError'] as String,
        bitsPerSecond: json['bitsPerSecond'] as int,
        droppedFrames: json['droppedFrames'] as int,
      );

  final RestreamStatusState state;
  final Time? since;
  final int attempts;
  final String? lastError;
  final int bitsPerSecond;
  final int droppedFrames;

  Json toJson() => {
        'state': state.json,
        if (since != null) 'since': since!,
        'attempts': attempts,
        if (lastError != null) 'lastError': lastError!,
        'bitsPerSecond': bitsPerSecond,
        'droppedFrames': droppedFrames,
      };
}

class CreateOverlayInput {
  const CreateOverlayInput({
    required this.name,
  });

  factory CreateOverlayInput.of(Json json) => CreateOverlayInput(
        name: json['name'] as String,
      );

  final String name;

  Json toJson() => {
        'name': name,
      };
}

class CreateOverlayOutput {
  const CreateOverlayOutput({
    required this.overlay,
    required this.token,
    required this.path,
  });

  factory CreateOverlayOutput.of(Json json) => CreateOverlayOutput(
        overlay: Overlay.of(json['overlay'] as Json),
        token: json['token'] as String,
        path: json['path'] as String,
      );

  final Overlay overlay;
  final String token;
  final String path;

  Json toJson() => {
        'overlay': overlay.toJson(),
        'token': token,
        'path': path,
      };
}

class Overlay {
  const Overlay({
    required this.id,
    required this.name,
    required this.createdAt,
    this.testedAt,
  });

  factory Overlay.of(Json json) => Overlay(
        id: json['id'] as Id,
        name: json['name'] as String,
        createdAt: json['createdAt'] as Time,
        testedAt: json['testedAt'] == null ? null : json['testedAt'] as Time,
      );

  final Id id;
  final String name;
  final Time createdAt;
  final Time? testedAt;

  Json toJson() => {
        'id': id,
        'name': name,
        'createdAt': createdAt,
        if (testedAt != null) 'testedAt': testedAt!,
      };
}

class CreateSessionInput {
  const CreateSessionInput({
    required this.title,
    this.description,
    this.category,
    this.tags,
    this.kind,
    this.visibility,
    this.scheduledAt,
    this.transcoding,
  });

  factory CreateSessionInput.of(Json json) => CreateSessionInput(
        title: json['title'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
        kind: json['kind'] == null ? null : CreateSessionInputKind.of(json['kind'] as String),
        visibility: json['visibility'] == null ? null : CreateSessionInputVisibility.of(json['visibility'] as String),
        scheduledAt: json['scheduledAt'] == null ? null : json['scheduledAt'] as Time,
        transcoding: json['transcoding'] == null ? null : json['transcoding'] as bool,
      );

  final String title;
  final String? description;
  final String? category;
  final List<String>? tags;
  final CreateSessionInputKind? kind;
  final CreateSessionInputVisibility? visibility;
  final Time? scheduledAt;
  final bool? transcoding;

  Json toJson() => {
        'title': title,
        if (description != null) 'description': description!,
        if (category != null) 'category': category!,
        if (tags != null) 'tags': tags!,
        if (kind != null) 'kind': kind!.json,
        if (visibility != null) 'visibility': visibility!.json,
        if (scheduledAt != null) 'scheduledAt': scheduledAt!,
        if (transcoding != null) 'transcoding': transcoding!,
      };
}

class CreateSessionOutput {
  const CreateSessionOutput({
    required this.session,
    required this.ingest,
    required this.playback,
    this.accessCode,
  });

  factory CreateSessionOutput.of(Json json) => CreateSessionOutput(
        session: SessionView.of(json['session'] as Json),
        ingest: Ingest.of(json['ingest'] as Json),
        playback: Playback.of(json['playback'] as Json),
        accessCode: json['accessCode'] == null ? null : json['accessCode'] as String,
      );

  final SessionView session;
  final Ingest ingest;
  final Playback playback;
  final String? accessCode;

  Json toJson() => {
        'session': session.toJson(),
        'ingest': ingest.toJson(),
        'playback': playback.toJson(),
        if (accessCode != null) 'accessCode': accessCode!,
      };
}

class SessionView {
  const SessionView({
    required this.id,
    required this.title,
    required this.description,
    this.category,
    required this.tags,
    required this.kind,
    required this.visibility,
    required this.status,
    this.host,
    required this.coHosts,
    required this.counts,
    required this.createdAt,
    this.scheduledAt,
    this.liveAt,
    this.endedAt,
    this.thumbnailUrl,
    this.transcoding,
  });

  factory SessionView.of(Json json) => SessionView(
        id: json['id'] as Id,
        title: json['title'] as String,
        description: json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: [for (final dynamic each in json['tags'] as List) each as String],
        kind: SessionViewKind.of(json['kind'] as String),
        visibility: SessionViewVisibility.of(json['visibility'] as String),
        status: SessionViewStatus.of(json['status'] as String),
        host: json['host'] == null ? null : UserView.of(json['host'] as Json),
        coHosts: [for (final dynamic each in json['coHosts'] as List) UserView.of(each as Json)],
        counts: SessionViewCounts.of(json['counts'] as Json),
        createdAt: json['createdAt'] as Time,
        scheduledAt: json['scheduledAt'] == null ? null : json['scheduledAt'] as Time,
        liveAt: json['liveAt'] == null ? null : json['liveAt'] as Time,
        endedAt: json['endedAt'] == null ? null : json['endedAt'] as Time,
        thumbnailUrl: json['thumbnailUrl'] == null ? null : json['thumbnailUrl'] as String,
        transcoding: json['transcoding'] == null ? null : json['transcoding'] as bool,
      );

  final Id id;
  final String title;
  final String description;
  final String? category;
  final List<String> tags;
  final SessionViewKind kind;
  final SessionViewVisibility visibility;
  final SessionViewStatus status;
  final UserView? host;
  final List<UserView> coHosts;
  final SessionViewCounts counts;
  final Time createdAt;
  final Time? scheduledAt;
  final Time? liveAt;
  final Time? endedAt;
  final String? thumbnailUrl;
  final bool? transcoding;

  Json toJson() => {
        'id': id,
        'title': title,
        'description': description,
        if (category != null) 'category': category!,
        'tags': tags,
        'kind': kind.json,
        'visibility': visibility.json,
        'status': status.json,
        if (host != null) 'host': host!.toJson(),
        'coHosts': [for (final each in coHosts) each.toJson()],
        'counts': counts.toJson(),
        'createdAt': createdAt,
        if (scheduledAt != null) 'scheduledAt': scheduledAt!,
        if (liveAt != null) 'liveAt': liveAt!,
        if (endedAt != null) 'endedAt': endedAt!,
        if (thumbnailUrl != null) 'thumbnailUrl': thumbnailUrl!,
        if (transcoding != null) 'transcoding': transcoding!,
      };
}

class SessionViewCounts {
  const SessionViewCounts({
    required this.viewers,
    required this.peak,
    required this.likes,
  });

  factory SessionViewCounts.of(Json json) => SessionViewCounts(
        viewers: json['viewers'] as int,
        peak: json['peak'] as int,
        likes: json['likes'] as int,
      );

  final int viewers;
  final int peak;
  final int likes;

  Json toJson() => {
        'viewers': viewers,
        'peak': peak,
        'likes': likes,
      };
}

class Ingest {
  const Ingest({
    required this.rtmpUrl,
    this.rtmpsUrl,
    required this.streamKey,
  });

  factory Ingest.of(Json json) => Ingest(
        rtmpUrl: json['rtmpUrl'] as String,
        rtmpsUrl: json['rtmpsUrl'] == null ? null : json['rtmpsUrl'] as String,
        streamKey: json['streamKey'] as String,
      );

  final String rtmpUrl;
  final String? rtmpsUrl;
  final String streamKey;

  Json toJson() => {
        'rtmpUrl': rtmpUrl,
        if (rtmpsUrl != null) 'rtmpsUrl': rtmpsUrl!,
        'streamKey': streamKey,
      };
}

class Playback {
  const Playback({
    required this.hlsUrl,
    required this.flvUrl,
  });

  factory Playback.of(Json json) => Playback(
        hlsUrl: json['hlsUrl'] as String,
        flvUrl: json['flvUrl'] as String,
      );

  final String hlsUrl;
  final String flvUrl;

  Json toJson() => {
        'hlsUrl': hlsUrl,
        'flvUrl': flvUrl,
      };
}

class EndSessionInput {
  const EndSessionInput({
    required this.sessionId,
  });

  factory EndSessionInput.of(Json json) => EndSessionInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetReportOutput {
  const GetReportOutput({
    required this.report,
  });

  factory GetReportOutput.of(Json json) => GetReportOutput(
        report: Report.of(json['report'] as Json),
      );

  final Report report;

  Json toJson() => {
        'report': report.toJson(),
      };
}

class Report {
  const Report({
    required this.sessionId,
    required this.hostId,
    this.startedAt,
    required this.endedAt,
    required this.durationSeconds,
    required this.interruptions,
    required this.viewers,
    required this.messages,
    required this.gifts,
  });

  factory Report.of(Json json) => Report(
        sessionId: json['sessionId'] as Id,
        hostId: json['hostId'] as Id,
        startedAt: json['startedAt'] == null ? null : json['startedAt'] as Time,
        endedAt: json['endedAt'] as Time,
        durationSeconds: json['durationSeconds'] as int,
        interruptions: json['interruptions'] as int,
        viewers: ReportViewers.of(json['viewers'] as Json),
        messages: json['messages'] as int,
        gifts: ReportGifts.of(json['gifts'] as Json),
      );

  final Id sessionId;
  final Id hostId;
  final Time? startedAt;
  final Time endedAt;
  final int durationSeconds;
  final int interruptions;
  final ReportViewers viewers;
  final int messages;
  final ReportGifts gifts;

  Json toJson() => {
        'sessionId': sessionId,
        'hostId': hostId,
        if (startedAt != null) 'startedAt': startedAt!,
        'endedAt': endedAt,
        'durationSeconds': durationSeconds,
        'interruptions': interruptions,
        'viewers': viewers.toJson(),
        'messages': messages,
        'gifts': gifts.toJson(),
      };
}

class ReportViewers {
  const ReportViewers({
    required this.unique,
    required this.peak,
  });

  factory ReportViewers.of(Json json) => ReportViewers(
        unique: json['unique'] as int,
        peak: json['peak'] as int,
      );

  final int unique;
  final int peak;

  Json toJson() => {
        'unique': unique,
        'peak': peak,
      };
}

class ReportGifts {
  const ReportGifts({
    required this.count,
    required this.quantity,
    required this.coins,
    required this.diamonds,
    required this.byGift,
    required this.top,
  });

  factory ReportGifts.of(Json json) => ReportGifts(
        count: json['count'] as int,
        quantity: json['quantity'] as int,
        coins: json['coins'] as int,
        diamonds: json['diamonds'] as int,
        byGift: [for (final dynamic each in json['byGift'] as List) ReportByGift.of(each as Json)],
        top: [for (final dynamic each in json['top'] as List) ReportGiver.of(each as Json)],
      );

  final int count;
  final int quantity;
  final int coins;
  final int diamonds;
  final List<ReportByGift> byGift;
  final List<ReportGiver> top;

  Json toJson() => {
        'count': count,
        'quantity': quantity,
        'coins': coins,
        'diamonds': diamonds,
        'byGift': [for (final each in byGift) each.toJson()],
        'top': [for (final each in top) each.toJson()],
      };
}

class ReportByGift {
  const ReportByGift({
    required this.code,
    required this.quantity,
    required this.coins,
  });

  factory ReportByGift.of(Json json) => ReportByGift(
        code: json['code'] as String,
        quantity: json['quantity'] as int,
        coins: json['coins'] as int,
      );

  final String code;
  final int quantity;
  final int coins;

  Json toJson() => {
        'code': code,
        'quantity': quantity,
        'coins': coins,
      };
}

class ReportGiver {
  const ReportGiver({
    required this.userId,
    required this.coins,
  });

  factory ReportGiver.of(Json json) => ReportGiver(
        userId: json['userId'] as Id,
        coins: json['coins'] as int,
      );

  final Id userId;
  final int coins;

  Json toJson() => {
        'userId': userId,
        'coins': coins,
      };
}

class GetActiveSessionsInput {
  const GetActiveSessionsInput({
    this.category,
    this.kind,
    this.sort,
    this.query,
    this.limit,
    this.cursor,
  });

  factory GetActiveSessionsInput.of(Json json) => GetActiveSessionsInput(
        category: json['category'] == null ? null : json['category'] as String,
        kind: json['kind'] == null ? null : GetActiveSessionsInputKind.of(json['kind'] as String),
        sort: json['sort'] == null ? null : GetActiveSessionsInputSort.of(json['sort'] as String),
        query: json['query'] == null ? null : json['query'] as String,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final String? category;
  final GetActiveSessionsInputKind? kind;
  final GetActiveSessionsInputSort? sort;
  final String? query;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (category != null) 'category': category!,
        if (kind != null) 'kind': kind!.json,
        if (sort != null) 'sort': sort!.json,
        if (query != null) 'query': query!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetActiveSessionsOutput {
  const GetActiveSessionsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetActiveSessionsOutput.of(Json json) => GetActiveSessionsOutput(
        items: [for (final dynamic each in json['items'] as List) SessionView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<SessionView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetEventsInput {
  const GetEventsInput({
    required this.sessionId,
    this.afterSeq,
    this.limit,
    this.cursor,
  });

  factory GetEventsInput.of(Json json) => GetEventsInput(
        sessionId: json['sessionId'] as Id,
        afterSeq: json['afterSeq'] == null ? null : json['afterSeq'] as int,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id sessionId;
  final int? afterSeq;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'sessionId': sessionId,
        if (afterSeq != null) 'afterSeq': afterSeq!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetEventsOutput {
  const GetEventsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetEventsOutput.of(Json json) => GetEventsOutput(
        items: [for (final dynamic each in json['items'] as List) RowView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<RowView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class RowView {
  const RowView({
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.type,
    this.actor,
    required this.payload,
  });

  factory RowView.of(Json json) => RowView(
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        type: json['type'] as String,
        actor: json['actor'] == null ? null : UserView.of(json['actor'] as Json),
        payload: json['payload'],
      );

  final int seq;
  final Time at;
  final Time? mediaAt;
  final String type;
  final UserView? actor;
  final dynamic payload;

  Json toJson() => {
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'type': type,
        if (actor != null) 'actor': actor!.toJson(),
        'payload': payload,
      };
}

class GetIngestHealthInput {
  const GetIngestHealthInput({
    required this.sessionId,
  });

  factory GetIngestHealthInput.of(Json json) => GetIngestHealthInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class IngestMonitorEncoder {
  const IngestMonitorEncoder({
    required this.receiving,
    required this.backup,
    required this.bitsPerSecond,
    required this.framesPerSecond,
    required this.keyFrameIntervalSeconds,
    required this.width,
    required this.height,
    required this.codecs,
    required this.skippedFrames,
    required this.droppedFrames,
    required this.clampedFrames,
    required this.mended,
    required this.history,
    required this.advice,
  });

  factory IngestMonitorEncoder.of(Json json) => IngestMonitorEncoder(
        receiving: json['receiving'] as bool,
        backup: IngestMonitorEncoderBackup.of(json['backup'] as String),
        bitsPerSecond: json['bitsPerSecond'] as int,
        framesPerSecond: json['framesPerSecond'] as num,
        keyFrameIntervalSeconds: json['keyFrameIntervalSeconds'] as num,
        width: json['width'] as int,
        height: json['height'] as int,
        codecs: [for (final dynamic each in json['codecs'] as List) each as String],
        skippedFrames: json['skippedFrames'] as int,
        droppedFrames: json['droppedFrames'] as int,
        clampedFrames: json['clampedFrames'] as int,
        mended: {for (final each in (json['mended'] as Json).entries) each.key: each.value as int},
        history: [for (final dynamic each in json['history'] as List) each as int],
        advice: [for (final dynamic each in json['advice'] as List) IngestMonitorAdvice.of(each as Json)],
      );

  final bool receiving;
  final IngestMonitorEncoderBackup backup;
  final int bitsPerSecond;
  final num framesPerSecond;
  final num keyFrameIntervalSeconds;
  final int width;
  final int height;
  final List<String> codecs;
  final int skippedFrames;
  final int droppedFrames;
  final int clampedFrames;
  final Map<String, int> mended;
  final List<int> history;
  final List<IngestMonitorAdvice> advice;

  Json toJson() => {
        'receiving': receiving,
        'backup': backup.json,
        'bitsPerSecond': bitsPerSecond,
        'framesPerSecond': framesPerSecond,
        'keyFrameIntervalSeconds': keyFrameIntervalSeconds,
        'width': width,
        'height': height,
        'codecs': codecs,
        'skippedFrames': skippedFrames,
        'droppedFrames': droppedFrames,
        'clampedFrames': clampedFrames,
        'mended': mended,
        'history': history,
        'advice': [for (final each in advice) each.toJson()],
      };
}

class IngestMonitorAdvice {
  const IngestMonitorAdvice({
    required this.code,
    required this.severity,
    required this.message,
    required this.numbers,
  });

  factory IngestMonitorAdvice.of(Json json) => IngestMonitorAdvice(
        code: json['code'] as String,
        severity: IngestMonitorAdviceSeverity.of(json['severity'] as String),
        message: json['message'] as String,
        numbers: {for (final each in (json['numbers'] as Json).entries) each.key: each.value as int},
      );

  final String code;
  final IngestMonitorAdviceSeverity severity;
  final String message;
  final Map<String, int> numbers;

  Json toJson() => {
        'code': code,
        'severity': severity.json,
        'message': message,
        'numbers': numbers,
      };
}

class GetOverlaysOutput {
  const GetOverlaysOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetOverlaysOutput.of(Json json) => GetOverlaysOutput(
        items: [for (final dynamic each in json['items'] as List) Overlay.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<Overlay> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetReportInput {
  const GetReportInput({
    required this.sessionId,
  });

  factory GetReportInput.of(Json json) => GetReportInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetRestreamsInput {
  const GetRestreamsInput({
    required this.sessionId,
  });

  factory GetRestreamsInput.of(Json json) => GetRestreamsInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetRestreamsOutput {
  const GetRestreamsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetRestreamsOutput.of(Json json) => GetRestreamsOutput(
        items: [for (final dynamic each in json['items'] as List) RestreamView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<RestreamView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetSessionInput {
  const GetSessionInput({
    required this.sessionId,
  });

  factory GetSessionInput.of(Json json) => GetSessionInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class GetSessionOutput {
  const GetSessionOutput({
    required this.session,
    required this.playback,
  });

  factory GetSessionOutput.of(Json json) => GetSessionOutput(
        session: SessionView.of(json['session'] as Json),
        playback: Playback.of(json['playback'] as Json),
      );

  final SessionView session;
  final Playback playback;

  Json toJson() => {
        'session': session.toJson(),
        'playback': playback.toJson(),
      };
}

class GetSessionsInput {
  const GetSessionsInput({
    this.limit,
    this.cursor,
  });

  factory GetSessionsInput.of(Json json) => GetSessionsInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as Id,
      );

  final int? limit;
  final Id? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetSessionsOutput {
  const GetSessionsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetSessionsOutput.of(Json json) => GetSessionsOutput(
        items: [for (final dynamic each in json['items'] as List) SessionView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as Id,
      );

  final List<SessionView> items;
  final Id? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetUpcomingSessionsInput {
  const GetUpcomingSessionsInput({
    this.userId,
    this.category,
    this.limit,
    this.cursor,
  });

  factory GetUpcomingSessionsInput.of(Json json) => GetUpcomingSessionsInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        category: json['category'] == null ? null : json['category'] as String,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? userId;
  final String? category;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        if (category != null) 'category': category!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetUpcomingSessionsOutput {
  const GetUpcomingSessionsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetUpcomingSessionsOutput.of(Json json) => GetUpcomingSessionsOutput(
        items: [for (final dynamic each in json['items'] as List) SessionView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<SessionView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class JoinSessionInput {
  const JoinSessionInput({
    required this.sessionId,
    this.accessCode,
    this.playbackId,
  });

  factory JoinSessionInput.of(Json json) => JoinSessionInput(
        sessionId: json['sessionId'] as Id,
        accessCode: json['accessCode'] == null ? null : json['accessCode'] as String,
        playbackId: json['playbackId'] == null ? null : json['playbackId'] as String,
      );

  final Id sessionId;
  final String? accessCode;
  final String? playbackId;

  Json toJson() => {
        'sessionId': sessionId,
        if (accessCode != null) 'accessCode': accessCode!,
        if (playbackId != null) 'playbackId': playbackId!,
      };
}

class JoinSessionOutput {
  const JoinSessionOutput({
    required this.session,
    required this.playback,
    required this.lastSeq,
    this.playbackId,
  });

  factory JoinSessionOutput.of(Json json) => JoinSessionOutput(
        session: SessionView.of(json['session'] as Json),
        playback: Playback.of(json['playback'] as Json),
        lastSeq: json['lastSeq'] as int,
        playbackId: json['playbackId'] == null ? null : json['playbackId'] as String,
      );

  final SessionView session;
  final Playback playback;
  final int lastSeq;
  final String? playbackId;

  Json toJson() => {
        'session': session.toJson(),
        'playback': playback.toJson(),
        'lastSeq': lastSeq,
        if (playbackId != null) 'playbackId': playbackId!,
      };
}

class LeaveSessionInput {
  const LeaveSessionInput({
    required this.sessionId,
    this.playbackId,
  });

  factory LeaveSessionInput.of(Json json) => LeaveSessionInput(
        sessionId: json['sessionId'] as Id,
        playbackId: json['playbackId'] == null ? null : json['playbackId'] as String,
      );

  final Id sessionId;
  final String? playbackId;

  Json toJson() => {
        'sessionId': sessionId,
        if (playbackId != null) 'playbackId': playbackId!,
      };
}

class LikeInput {
  const LikeInput({
    required this.sessionId,
    this.count,
  });

  factory LikeInput.of(Json json) => LikeInput(
        sessionId: json['sessionId'] as Id,
        count: json['count'] == null ? null : json['count'] as int,
      );

  final Id sessionId;
  final int? count;

  Json toJson() => {
        'sessionId': sessionId,
        if (count != null) 'count': count!,
      };
}

class LikeOutput {
  const LikeOutput({
    required this.accepted,
  });

  factory LikeOutput.of(Json json) => LikeOutput(
        accepted: json['accepted'] as int,
      );

  final int accepted;

  Json toJson() => {
        'accepted': accepted,
      };
}

class OnEventsInput {
  const OnEventsInput({
    required this.sessionId,
    this.afterSeq,
    this.accessCode,
    this.lastEventId,
  });

  factory OnEventsInput.of(Json json) => OnEventsInput(
        sessionId: json['sessionId'] as Id,
        afterSeq: json['afterSeq'] == null ? null : json['afterSeq'] as int,
        accessCode: json['accessCode'] == null ? null : json['accessCode'] as String,
        lastEventId: json['lastEventId'] == null ? null : json['lastEventId'] as String,
      );

  final Id sessionId;
  final int? afterSeq;
  final String? accessCode;
  final String? lastEventId;

  Json toJson() => {
        'sessionId': sessionId,
        if (afterSeq != null) 'afterSeq': afterSeq!,
        if (accessCode != null) 'accessCode': accessCode!,
        if (lastEventId != null) 'lastEventId': lastEventId!,
      };
}

class OpenOverlayInput {
  const OpenOverlayInput({
    required this.token,
  });

  factory OpenOverlayInput.of(Json json) => OpenOverlayInput(
        token: json['token'] as String,
      );

  final String token;

  Json toJson() => {
        'token': token,
      };
}

class OpenOverlayOutput {
  const OpenOverlayOutput({
    this.host,
    this.session,
    this.testedAt,
  });

  factory OpenOverlayOutput.of(Json json) => OpenOverlayOutput(
        host: json['host'] == null ? null : UserView.of(json['host'] as Json),
        session: json['session'] == null ? null : SessionView.of(json['session'] as Json),
        testedAt: json['testedAt'] == null ? null : json['testedAt'] as Time,
      );

  final UserView? host;
  final SessionView? session;
  final Time? testedAt;

  Json toJson() => {
        if (host != null) 'host': host!.toJson(),
        if (session != null) 'session': session!.toJson(),
        if (testedAt != null) 'testedAt': testedAt!,
      };
}

class RemoveCoHostInput {
  const RemoveCoHostInput({
    required this.sessionId,
    required this.userId,
  });

  factory RemoveCoHostInput.of(Json json) => RemoveCoHostInput(
        sessionId: json['sessionId'] as Id,
        userId: json['userId'] as Id,
      );

  final Id sessionId;
  final Id userId;

  Json toJson() => {
        'sessionId': sessionId,
        'userId': userId,
      };
}

class RemoveCoHostOutput {
  const RemoveCoHostOutput({
    required this.coHosts,
  });

  factory RemoveCoHostOutput.of(Json json) => RemoveCoHostOutput(
        coHosts: [for (final dynamic each in json['coHosts'] as List) UserView.of(each as Json)],
      );

  final List<UserView> coHosts;

  Json toJson() => {
        'coHosts': [for (final each in coHosts) each.toJson()],
      };
}

class RemoveRestreamInput {
  const RemoveRestreamInput({
    required this.restreamId,
  });

  factory RemoveRestreamInput.of(Json json) => RemoveRestreamInput(
        restreamId: json['restreamId'] as Id,
      );

  final Id restreamId;

  Json toJson() => {
        'restreamId': restreamId,
      };
}

class RemoveRestreamOutput {
  const RemoveRestreamOutput({
    required this.restreamId,
    required this.sessionId,
  });

  factory RemoveRestreamOutput.of(Json json) => RemoveRestreamOutput(
        restreamId: json['restreamId'] as Id,
        sessionId: json['sessionId'] as Id,
      );

  final Id restreamId;
  final Id sessionId;

  Json toJson() => {
        'restreamId': restreamId,
        'sessionId': sessionId,
      };
}

class ResetStreamKeyInput {
  const ResetStreamKeyInput({
    required this.sessionId,
  });

  factory ResetStreamKeyInput.of(Json json) => ResetStreamKeyInput(
        sessionId: json['sessionId'] as Id,
      );

  final Id sessionId;

  Json toJson() => {
        'sessionId': sessionId,
      };
}

class ResetStreamKeyOutput {
  const ResetStreamKeyOutput({
    required this.ingest,
  });

  factory ResetStreamKeyOutput.of(Json json) => ResetStreamKeyOutput(
        ingest: Ingest.of(json['ingest'] as Json),
      );

  final Ingest ingest;

  Json toJson() => {
        'ingest': ingest.toJson(),
      };
}

class RevokeOverlayInput {
  const RevokeOverlayInput({
    required this.overlayId,
  });

  factory RevokeOverlayInput.of(Json json) => RevokeOverlayInput(
        overlayId: json['overlayId'] as Id,
      );

  final Id overlayId;

  Json toJson() => {
        'overlayId': overlayId,
      };
}

class RevokeOverlayOutput {
  const RevokeOverlayOutput({
    required this.overlayId,
  });

  factory RevokeOverlayOutput.of(Json json) => RevokeOverlayOutput(
        overlayId: json['overlayId'] as Id,
      );

  final Id overlayId;

  Json toJson() => {
        'overlayId': overlayId,
      };
}

class TestOverlayInput {
  const TestOverlayInput({
    required this.overlayId,
  });

  factory TestOverlayInput.of(Json json) => TestOverlayInput(
        overlayId: json['overlayId'] as Id,
      );

  final Id overlayId;

  Json toJson() => {
        'overlayId': overlayId,
      };
}

class TestOverlayOutput {
  const TestOverlayOutput({
    required this.testedAt,
  });

  factory TestOverlayOutput.of(Json json) => TestOverlayOutput(
        testedAt: json['testedAt'] as Time,
      );

  final Time testedAt;

  Json toJson() => {
        'testedAt': testedAt,
      };
}

class UpdateRestreamInput {
  const UpdateRestreamInput({
    required this.restreamId,
    this.enabled,
    this.name,
  });

  factory UpdateRestreamInput.of(Json json) => UpdateRestreamInput(
        restreamId: json['restreamId'] as Id,
        enabled: json['enabled'] == null ? null : json['enabled'] as bool,
        name: json['name'] == null ? null : json['name'] as String,
      );

  final Id restreamId;
  final bool? enabled;
  final String? name;

  Json toJson() => {
        'restreamId': restreamId,
        if (enabled != null) 'enabled': enabled!,
        if (name != null) 'name': name!,
      };
}

class UpdateSessionInput {
  const UpdateSessionInput({
    required this.sessionId,
    this.title,
    this.description,
    this.category,
    this.tags,
  });

  factory UpdateSessionInput.of(Json json) => UpdateSessionInput(
        sessionId: json['sessionId'] as Id,
        title: json['title'] == null ? null : json['title'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
      );

  final Id sessionId;
  final String? title;
  final String? description;
  final String? category;
  final List<String>? tags;

  Json toJson() => {
        'sessionId': sessionId,
        if (title != null) 'title': title!,
        if (description != null) 'description': description!,
        if (category != null) 'category': category!,
        if (tags != null) 'tags': tags!,
      };
}

class UpdateSessionOutput {
  const UpdateSessionOutput({
    required this.session,
  });

  factory UpdateSessionOutput.of(Json json) => UpdateSessionOutput(
        session: SessionView.of(json['session'] as Json),
      );

  final SessionView session;

  Json toJson() => {
        'session': session.toJson(),
      };
}

class PingOutput {
  const PingOutput({
    required this.at,
  });

  factory PingOutput.of(Json json) => PingOutput(
        at: json['at'] as Time,
      );

  final Time at;

  Json toJson() => {
        'at': at,
      };
}

class BlockUserInput {
  const BlockUserInput({
    required this.userId,
  });

  factory BlockUserInput.of(Json json) => BlockUserInput(
        userId: json['userId'] as Id,
      );

  final Id userId;

  Json toJson() => {
        'userId': userId,
      };
}

class BlockUserOutput {
  const BlockUserOutput({
    required this.blocked,
  });

  factory BlockUserOutput.of(Json json) => BlockUserOutput(
        blocked: json['blocked'] as bool,
      );

  final bool blocked;

  Json toJson() => {
        'blocked': blocked,
      };
}

class FollowUserInput {
  const FollowUserInput({
    required this.userId,
  });

  factory FollowUserInput.of(Json json) => FollowUserInput(
        userId: json['userId'] as Id,
      );

  final Id userId;

  Json toJson() => {
        'userId': userId,
      };
}

class FollowUserOutput {
  const FollowUserOutput({
    required this.following,
    required this.followers,
  });

  factory FollowUserOutput.of(Json json) => FollowUserOutput(
        following: json['following'] as bool,
        followers: json['followers'] as int,
      );

  final bool following;
  final int followers;

  Json toJson() => {
        'following': following,
        'followers': followers,
      };
}

class GetArchiveOutput {
  const GetArchiveOutput({
    this.archive,
  });

  factory GetArchiveOutput.of(Json json) => GetArchiveOutput(
        archive: json['archive'] == null ? null : ArchiveView.of(json['archive'] as Json),
      );

  final ArchiveView? archive;

  Json toJson() => {
        if (archive != null) 'archive': archive!.toJson(),
      };
}

class ArchiveView {
  const ArchiveView({
    required this.id,
    required this.status,
    required this.requestedAt,
    this.doneAt,
    this.size,
    this.url,
    this.urlExpiresAt,
  });

  factory ArchiveView.of(Json json) => ArchiveView(
        id: json['id'] as Id,
        status: ArchiveViewStatus.of(json['status'] as String),
        requestedAt: json['requestedAt'] as Time,
        doneAt: json['doneAt'] == null ? null : json['doneAt'] as Time,
        size: json['size'] == null ? null : json['size'] as int,
        url: json['url'] == null ? null : json['url'] as String,
        urlExpiresAt: json['urlExpiresAt'] == null ? null : json['urlExpiresAt'] as Time,
      );

  final Id id;
  final ArchiveViewStatus status;
  final Time requestedAt;
  final Time? doneAt;
  final int? size;
  final String? url;
  final Time? urlExpiresAt;

  Json toJson() => {
        'id': id,
        'status': status.json,
        'requestedAt': requestedAt,
        if (doneAt != null) 'doneAt': doneAt!,
        if (size != null) 'size': size!,
        if (url != null) 'url': url!,
        if (urlExpiresAt != null) 'urlExpiresAt': urlExpiresAt!,
      };
}

class GetAwardsInput {
  const GetAwardsInput({
    this.userId,
  });

  factory GetAwardsInput.of(Json json) => GetAwardsInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
      );

  final Id? userId;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
      };
}

class GetAwardsOutput {
  const GetAwardsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetAwardsOutput.of(Json json) => GetAwardsOutput(
        items: [for (final dynamic each in json['items'] as List) GetAwardsItem.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetAwardsItem> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetAwardsItem {
  const GetAwardsItem({
    required this.code,
    required this.kind,
    required this.name,
    required this.threshold,
    required this.xp,
    this.progress,
    this.awardedAt,
  });

  factory GetAwardsItem.of(Json json) => GetAwardsItem(
        code: json['code'] as String,
        kind: GetAwardsItemKind.of(json['kind'] as String),
        name: Titles.of(json['name'] as Json),
        threshold: json['threshold'] as int,
        xp: json['xp'] as int,
        progress: json['progress'] == null ? null : json['progress'] as int,
        awardedAt: json['awardedAt'] == null ? null : json['awardedAt'] as Time,
      );

  final String code;
  final GetAwardsItemKind kind;
  final Titles name;
  final int threshold;
  final int xp;
  final int? progress;
  final Time? awardedAt;

  Json toJson() => {
        'code': code,
        'kind': kind.json,
        'name': name.toJson(),
        'threshold': threshold,
        'xp': xp,
        if (progress != null) 'progress': progress!,
        if (awardedAt != null) 'awardedAt': awardedAt!,
      };
}

class Titles {
  const Titles({
    required this.en,
    required this.ar,
  });

  factory Titles.of(Json json) => Titles(
        en: json['en'] as String,
        ar: json['ar'] as String,
      );

  final String en;
  final String ar;

  Json toJson() => {
        'en': en,
        'ar': ar,
      };
}

class GetExperienceInput {
  const GetExperienceInput({
    this.limit,
    this.cursor,
  });

  factory GetExperienceInput.of(Json json) => GetExperienceInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetExperienceOutput {
  const GetExperienceOutput({
    required this.xp,
    required this.level,
    required this.levelAt,
    required this.nextLevelAt,
    required this.items,
    this.nextCursor,
  });

  factory GetExperienceOutput.of(Json json) => GetExperienceOutput(
        xp: json['xp'] as int,
        level: json['level'] as int,
        levelAt: json['levelAt'] as int,
        nextLevelAt: json['nextLevelAt'] as int,
        items: [for (final dynamic each in json['items'] as List) GetExperienceGrant.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final int xp;
  final int level;
  final int levelAt;
  final int nextLevelAt;
  final List<GetExperienceGrant> items;
  final String? nextCursor;

  Json toJson() => {
        'xp': xp,
        'level': level,
        'levelAt': levelAt,
        'nextLevelAt': nextLevelAt,
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetExperienceGrant {
  const GetExperienceGrant({
    required this.id,
    required this.rule,
    required this.name,
    required this.cause,
    this.sessionId,
    required this.events,
    required this.units,
    required this.xp,
    required this.firstAt,
    required this.lastAt,
  });

  factory GetExperienceGrant.of(Json json) => GetExperienceGrant(
        id: json['id'] as Id,
        rule: json['rule'] as String,
        name: Titles.of(json['name'] as Json),
        cause: json['cause'] as String,
        sessionId: json['sessionId'] == null ? null : json['sessionId'] as Id,
        events: json['events'] as int,
        units: json['units'] as int,
        xp: json['xp'] as int,
        firstAt: json['firstAt'] as Time,
        lastAt: json['lastAt'] as Time,
      );

  final Id id;
  final String rule;
  final Titles name;
  final String cause;
  final Id? sessionId;
  final int events;
  final int units;
  final int xp;
  final Time firstAt;
  final Time lastAt;

  Json toJson() => {
        'id': id,
        'rule': rule,
        'name': name.toJson(),
        'cause': cause,
        if (sessionId != null) 'sessionId': sessionId!,
        'events': events,
        'units': units,
        'xp': xp,
        'firstAt': firstAt,
        'lastAt': lastAt,
      };
}

class UserPageInput {
  const UserPageInput({
    required this.userId,
    this.limit,
    this.cursor,
  });

  factory UserPageInput.of(Json json) => UserPageInput(
        userId: json['userId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id userId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'userId': userId,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class UserPage {
  const UserPage({
    required this.items,
    this.nextCursor,
  });

  factory UserPage.of(Json json) => UserPage(
        items: [for (final dynamic each in json['items'] as List) UserView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<UserView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class PrivacyChoices {
  const PrivacyChoices({
    required this.lists,
    required this.searchable,
  });

  factory PrivacyChoices.of(Json json) => PrivacyChoices(
        lists: PrivacyChoicesLists.of(json['lists'] as String),
        searchable: json['searchable'] as bool,
      );

  final PrivacyChoicesLists lists;
  final bool searchable;

  Json toJson() => {
        'lists': lists.json,
        'searchable': searchable,
      };
}

class GetProfileInput {
  const GetProfileInput({
    this.userId,
    this.username,
  });

  factory GetProfileInput.of(Json json) => GetProfileInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        username: json['username'] == null ? null : json['username'] as String,
      );

  final Id? userId;
  final String? username;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        if (username != null) 'username': username!,
      };
}

class Profile {
  const Profile({
    required this.id,
    required this.username,
    required this.displayName,
    required this.bio,
    this.avatarUrl,
    required this.level,
    required this.xp,
    this.coins,
    this.diamonds,
    required this.stats,
    required this.badges,
    required this.achievements,
    this.settings,
    this.followedByMe,
  });

  factory Profile.of(Json json) => Profile(
        id: json['id'] as Id,
        username: json['username'] as String,
        displayName: json['displayName'] as String,
        bio: json['bio'] as String,
        avatarUrl: json['avatarUrl'] == null ? null : json['avatarUrl'] as String,
        level: json['level'] as int,
        xp: json['xp'] as int,
        coins: json['coins'] == null ? null : json['coins'] as int,
        diamonds: json['diamonds'] == null ? null : json['diamonds'] as int,
        stats: ProfileStats.of(json['stats'] as Json),
        badges: [for (final dynamic each in json['badges'] as List) each as String],
        achievements: [for (final dynamic each in json['achievements'] as List) each as String],
        settings: json['settings'] == null ? null : {for (final each in (json['settings'] as Json).entries) each.key: each.value},
        followedByMe: json['followedByMe'] == null ? null : json['followedByMe'] as bool,
      );

  final Id id;
  final String username;
  final String displayName;
  final String bio;
  final String? avatarUrl;
  final int level;
  final int xp;
  final int? coins;
  final int? diamonds;
  final ProfileStats stats;
  final List<String> badges;
  final List<String> achievements;
  final Map<String, dynamic>? settings;
  final bool? followedByMe;

  Json toJson() => {
        'id': id,
        'username': username,
        'displayName': displayName,
        'bio': bio,
        if (avatarUrl != null) 'avatarUrl': avatarUrl!,
        'level': level,
        'xp': xp,
        if (coins != null) 'coins': coins!,
        if (diamonds != null) 'diamonds': diamonds!,
        'stats': stats.toJson(),
        'badges': badges,
        'achievements': achievements,
        if (settings != null) 'settings': settings!,
        if (followedByMe != null) 'followedByMe': followedByMe!,
      };
}

class ProfileStats {
  const ProfileStats({
    required this.followers,
    required this.following,
    required this.streams,
  });

  factory ProfileStats.of(Json json) => ProfileStats(
        followers: json['followers'] as int,
        following: json['following'] as int,
        streams: json['streams'] as int,
      );

  final int followers;
  final int following;
  final int streams;

  Json toJson() => {
        'followers': followers,
        'following': following,
        'streams': streams,
      };
}

class GetRelationshipsInput {
  const GetRelationshipsInput({
    required this.userIds,
  });

  factory GetRelationshipsInput.of(Json json) => GetRelationshipsInput(
        userIds: [for (final dynamic each in json['userIds'] as List) each as Id],
      );

  final List<Id> userIds;

  Json toJson() => {
        'userIds': userIds,
      };
}

class GetRelationshipsOutput {
  const GetRelationshipsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetRelationshipsOutput.of(Json json) => GetRelationshipsOutput(
        items: [for (final dynamic each in json['items'] as List) GetRelationshipsRelationship.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetRelationshipsRelationship> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetRelationshipsRelationship {
  const GetRelationshipsRelationship({
    required this.userId,
    required this.following,
    required this.followedBy,
    required this.blocked,
    required this.muted,
  });

  factory GetRelationshipsRelationship.of(Json json) => GetRelationshipsRelationship(
        userId: json['userId'] as Id,
        following: json['following'] as bool,
        followedBy: json['followedBy'] as bool,
        blocked: json['blocked'] as bool,
        muted: json['muted'] as bool,
      );

  final Id userId;
  final bool following;
  final bool followedBy;
  final bool blocked;
  final bool muted;

  Json toJson() => {
        'userId': userId,
        'following': following,
        'followedBy': followedBy,
        'blocked': blocked,
        'muted': muted,
      };
}

class GetXpRulesOutput {
  const GetXpRulesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetXpRulesOutput.of(Json json) => GetXpRulesOutput(
        items: [for (final dynamic each in json['items'] as List) XpRuleView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<XpRuleView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class XpRuleView {
  const XpRuleView({
    required this.code,
    required this.name,
    required this.points,
    this.unitsPerPoint,
    this.dailyMax,
  });

  factory XpRuleView.of(Json json) => XpRuleView(
        code: json['code'] as String,
        name: Titles.of(json['name'] as Json),
        points: json['points'] as int,
        unitsPerPoint: json['unitsPerPoint'] == null ? null : json['unitsPerPoint'] as int,
        dailyMax: json['dailyMax'] == null ? null : json['dailyMax'] as int,
      );

  final String code;
  final Titles name;
  final int points;
  final int? unitsPerPoint;
  final int? dailyMax;

  Json toJson() => {
        'code': code,
        'name': name.toJson(),
        'points': points,
        if (unitsPerPoint != null) 'unitsPerPoint': unitsPerPoint!,
        if (dailyMax != null) 'dailyMax': dailyMax!,
      };
}

class MuteUserInput {
  const MuteUserInput({
    required this.userId,
  });

  factory MuteUserInput.of(Json json) => MuteUserInput(
        userId: json['userId'] as Id,
      );

  final Id userId;

  Json toJson() => {
        'userId': userId,
      };
}

class MuteUserOutput {
  const MuteUserOutput({
    required this.muted,
  });

  factory MuteUserOutput.of(Json json) => MuteUserOutput(
        muted: json['muted'] as bool,
      );

  final bool muted;

  Json toJson() => {
        'muted': muted,
      };
}

class RequestArchiveOutput {
  const RequestArchiveOutput({
    required this.archive,
  });

  factory RequestArchiveOutput.of(Json json) => RequestArchiveOutput(
        archive: ArchiveView.of(json['archive'] as Json),
      );

  final ArchiveView archive;

  Json toJson() => {
        'archive': archive.toJson(),
      };
}

class SaveXpRuleInput {
  const SaveXpRuleInput({
    required this.code,
    required this.name,
    required this.points,
    this.unitsPerPoint,
    this.dailyMax,
  });

  factory SaveXpRuleInput.of(Json json) => SaveXpRuleInput(
        code: json['code'] as String,
        name: ExperienceTitles.of(json['name'] as Json),
        points: json['points'] as int,
        unitsPerPoint: json['unitsPerPoint'] == null ? null : json['unitsPerPoint'] as int,
        dailyMax: json['dailyMax'] == null ? null : json['dailyMax'] as int,
      );

  final String code;
  final ExperienceTitles name;
  final int points;
  final int? unitsPerPoint;
  final int? dailyMax;

  Json toJson() => {
        'code': code,
        'name': name.toJson(),
        'points': points,
        if (unitsPerPoint != null) 'unitsPerPoint': unitsPerPoint!,
        if (dailyMax != null) 'dailyMax': dailyMax!,
      };
}

class ExperienceTitles {
  const ExperienceTitles({
    required this.en,
    required this.ar,
  });

  factory ExperienceTitles.of(Json json) => ExperienceTitles(
        en: json['en'] as String,
        ar: json['ar'] as String,
      );

  final String en;
  final String ar;

  Json toJson() => {
        'en': en,
        'ar': ar,
      };
}

class SaveXpRuleOutput {
  const SaveXpRuleOutput({
    required this.rule,
  });

  factory SaveXpRuleOutput.of(Json json) => SaveXpRuleOutput(
        rule: XpRuleView.of(json['rule'] as Json),
      );

  final XpRuleView rule;

  Json toJson() => {
        'rule': rule.toJson(),
      };
}

class SearchUsersInput {
  const SearchUsersInput({
    required this.query,
    this.limit,
    this.cursor,
  });

  factory SearchUsersInput.of(Json json) => SearchUsersInput(
        query: json['query'] as String,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final String query;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'query': query,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class SearchUsersOutput {
  const SearchUsersOutput({
    required this.items,
    this.nextCursor,
  });

  factory SearchUsersOutput.of(Json json) => SearchUsersOutput(
        items: [for (final dynamic each in json['items'] as List) UserView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<UserView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class UpdatePrivacyInput {
  const UpdatePrivacyInput({
    this.lists,
    this.searchable,
  });

  factory UpdatePrivacyInput.of(Json json) => UpdatePrivacyInput(
        lists: json['lists'] == null ? null : UpdatePrivacyInputLists.of(json['lists'] as String),
        searchable: json['searchable'] == null ? null : json['searchable'] as bool,
      );

  final UpdatePrivacyInputLists? lists;
  final bool? searchable;

  Json toJson() => {
        if (lists != null) 'lists': lists!.json,
        if (searchable != null) 'searchable': searchable!,
      };
}

class UpdateProfileInput {
  const UpdateProfileInput({
    this.displayName,
    this.bio,
    this.avatarUrl,
    this.settings,
  });

  factory UpdateProfileInput.of(Json json) => UpdateProfileInput(
        displayName: json['displayName'] == null ? null : json['displayName'] as String,
        bio: json['bio'] == null ? null : json['bio'] as String,
        avatarUrl: json['avatarUrl'] == null ? null : json['avatarUrl'] as String,
        settings: json['settings'] == null ? null : {for (final each in (json['settings'] as Json).entries) each.key: each.value},
      );

  final String? displayName;
  final String? bio;
  final String? avatarUrl;
  final Map<String, dynamic>? settings;

  Json toJson() => {
        if (displayName != null) 'displayName': displayName!,
        if (bio != null) 'bio': bio!,
        if (avatarUrl != null) 'avatarUrl': avatarUrl!,
        if (settings != null) 'settings': settings!,
      };
}

class UploadAvatarInput {
  const UploadAvatarInput({
    required this.image,
  });

  factory UploadAvatarInput.of(Json json) => UploadAvatarInput(
        image: json['image'] as String,
      );

  final String image;

  Json toJson() => {
        'image': image,
      };
}

class UploadAvatarOutput {
  const UploadAvatarOutput({
    required this.avatarUrl,
  });

  factory UploadAvatarOutput.of(Json json) => UploadAvatarOutput(
        avatarUrl: json['avatarUrl'] as String,
      );

  final String avatarUrl;

  Json toJson() => {
        'avatarUrl': avatarUrl,
      };
}

class AddCommentInput {
  const AddCommentInput({
    required this.videoId,
    required this.text,
    this.parentId,
  });

  factory AddCommentInput.of(Json json) => AddCommentInput(
        videoId: json['videoId'] as Id,
        text: json['text'] as String,
        parentId: json['parentId'] == null ? null : json['parentId'] as Id,
      );

  final Id videoId;
  final String text;
  final Id? parentId;

  Json toJson() => {
        'videoId': videoId,
        'text': text,
        if (parentId != null) 'parentId': parentId!,
      };
}

class AddCommentOutput {
  const AddCommentOutput({
    required this.comment,
  });

  factory AddCommentOutput.of(Json json) => AddCommentOutput(
        comment: CommentView.of(json['comment'] as Json),
      );

  final CommentView comment;

  Json toJson() => {
        'comment': comment.toJson(),
      };
}

class CommentView {
  const CommentView({
    required this.id,
    required this.videoId,
    this.author,
    this.parentId,
    required this.text,
    required this.likes,
    required this.replies,
    required this.pinned,
    required this.createdAt,
    this.liked,
  });

  factory CommentView.of(Json json) => CommentView(
        id: json['id'] as Id,
        videoId: json['videoId'] as Id,
        author: json['author'] == null ? null : UserView.of(json['author'] as Json),
        parentId: json['parentId'] == null ? null : json['parentId'] as Id,
        text: json['text'] as String,
        likes: json['likes'] as int,
        replies: json['replies'] as int,
        pinned: json['pinned'] as bool,
        createdAt: json['createdAt'] as Time,
        liked: json['liked'] == null ? null : json['liked'] as bool,
      );

  final Id id;
  final Id videoId;
  final UserView? author;
  final Id? parentId;
  final String text;
  final int likes;
  final int replies;
  final bool pinned;
  final Time createdAt;
  final bool? liked;

  Json toJson() => {
        'id': id,
        'videoId': videoId,
        if (author != null) 'author': author!.toJson(),
        if (parentId != null) 'parentId': parentId!,
        'text': text,
        'likes': likes,
        'replies': replies,
        'pinned': pinned,
        'createdAt': createdAt,
        if (liked != null) 'liked': liked!,
      };
}

class ChangePlaylistInput {
  const ChangePlaylistInput({
    required this.playlistId,
    required this.videoId,
  });

  factory ChangePlaylistInput.of(Json json) => ChangePlaylistInput(
        playlistId: json['playlistId'] as Id,
        videoId: json['videoId'] as Id,
      );

  final Id playlistId;
  final Id videoId;

  Json toJson() => {
        'playlistId': playlistId,
        'videoId': videoId,
      };
}

class ChangePlaylistOutput {
  const ChangePlaylistOutput({
    required this.playlistId,
    required this.videoId,
    required this.contains,
    required this.count,
  });

  factory ChangePlaylistOutput.of(Json json) => ChangePlaylistOutput(
        playlistId: json['playlistId'] as Id,
        videoId: json['videoId'] as Id,
        contains: json['contains'] as bool,
        count: json['count'] as int,
      );

  final Id playlistId;
  final Id videoId;
  final bool contains;
  final int count;

  Json toJson() => {
        'playlistId': playlistId,
        'videoId': videoId,
        'contains': contains,
        'count': count,
      };
}

class ChangeWatchLaterInput {
  const ChangeWatchLaterInput({
    required this.videoId,
  });

  factory ChangeWatchLaterInput.of(Json json) => ChangeWatchLaterInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class ChangeWatchLaterOutput {
  const ChangeWatchLaterOutput({
    required this.videoId,
    required this.contains,
    required this.count,
  });

  factory ChangeWatchLaterOutput.of(Json json) => ChangeWatchLaterOutput(
        videoId: json['videoId'] as Id,
        contains: json['contains'] as bool,
        count: json['count'] as int,
      );

  final Id videoId;
  final bool contains;
  final int count;

  Json toJson() => {
        'videoId': videoId,
        'contains': contains,
        'count': count,
      };
}

class AddViewInput {
  const AddViewInput({
    required this.videoId,
  });

  factory AddViewInput.of(Json json) => AddViewInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class AddViewOutput {
  const AddViewOutput({
    required this.videoId,
    required this.counted,
    required this.views,
  });

  factory AddViewOutput.of(Json json) => AddViewOutput(
        videoId: json['videoId'] as Id,
        counted: json['counted'] as bool,
        views: json['views'] as int,
      );

  final Id videoId;
  final bool counted;
  final int views;

  Json toJson() => {
        'videoId': videoId,
        'counted': counted,
        'views': views,
      };
}

class AddWatchTimeInput {
  const AddWatchTimeInput({
    required this.videoId,
    required this.fromMs,
    required this.toMs,
  });

  factory AddWatchTimeInput.of(Json json) => AddWatchTimeInput(
        videoId: json['videoId'] as Id,
        fromMs: json['fromMs'] as int,
        toMs: json['toMs'] as int,
      );

  final Id videoId;
  final int fromMs;
  final int toMs;

  Json toJson() => {
        'videoId': videoId,
        'fromMs': fromMs,
        'toMs': toMs,
      };
}

class AddWatchTimeOutput {
  const AddWatchTimeOutput({
    required this.videoId,
    required this.counted,
  });

  factory AddWatchTimeOutput.of(Json json) => AddWatchTimeOutput(
        videoId: json['videoId'] as Id,
        counted: json['counted'] as bool,
      );

  final Id videoId;
  final bool counted;

  Json toJson() => {
        'videoId': videoId,
        'counted': counted,
      };
}

class RemoveFromHistoryOutput {
  const RemoveFromHistoryOutput({
    required this.removed,
  });

  factory RemoveFromHistoryOutput.of(Json json) => RemoveFromHistoryOutput(
        removed: json['removed'] as int,
      );

  final int removed;

  Json toJson() => {
        'removed': removed,
      };
}

class CreateClipInput {
  const CreateClipInput({
    required this.videoId,
    required this.title,
    required this.startMs,
    required this.endMs,
    this.description,
    this.tags,
    this.visibility,
  });

  factory CreateClipInput.of(Json json) => CreateClipInput(
        videoId: json['videoId'] as Id,
        title: json['title'] as String,
        startMs: json['startMs'] as int,
        endMs: json['endMs'] as int,
        description: json['description'] == null ? null : json['description'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
        visibility: json['visibility'] == null ? null : CreateClipInputVisibility.of(json['visibility'] as String),
      );

  final Id videoId;
  final String title;
  final int startMs;
  final int endMs;
  final String? description;
  final List<String>? tags;
  final CreateClipInputVisibility? visibility;

  Json toJson() => {
        'videoId': videoId,
        'title': title,
        'startMs': startMs,
        'endMs': endMs,
        if (description != null) 'description': description!,
        if (tags != null) 'tags': tags!,
        if (visibility != null) 'visibility': visibility!.json,
      };
}

class GetVideoOutput {
  const GetVideoOutput({
    required this.video,
  });

  factory GetVideoOutput.of(Json json) => GetVideoOutput(
        video: VideoView.of(json['video'] as Json),
      );

  final VideoView video;

  Json toJson() => {
        'video': video.toJson(),
      };
}

class VideoView {
  const VideoView({
    required this.id,
    required this.title,
    required this.description,
    this.category,
    required this.tags,
    required this.visibility,
    required this.status,
    this.progress,
    this.failureReason,
    this.owner,
    this.sessionId,
    this.clip,
    required this.durationMs,
    required this.width,
    required this.height,
    required this.counts,
    required this.createdAt,
    this.publishedAt,
    this.posterUrl,
    this.previewUrl,
    this.loudness,
    this.playback,
    this.liked,
  });

  factory VideoView.of(Json json) => VideoView(
        id: json['id'] as Id,
        title: json['title'] as String,
        description: json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: [for (final dynamic each in json['tags'] as List) each as String],
        visibility: VideoViewVisibility.of(json['visibility'] as String),
        status: VideoViewStatus.of(json['status'] as String),
        progress: json['progress'] == null ? null : json['progress'] as int,
        failureReason: json['failureReason'] == null ? null : json['failureReason'] as String,
        owner: json['owner'] == null ? null : UserView.of(json['owner'] as Json),
        sessionId: json['sessionId'] == null ? null : json['sessionId'] as Id,
        clip: json['clip'] == null ? null : VideoViewClipOf.of(json['clip'] as Json),
        durationMs: json['durationMs'] as int,
        width: json['width'] as int,
        height: json['height'] as int,
        counts: VideoViewCounts.of(json['counts'] as Json),
        createdAt: json['createdAt'] as Time,
        publishedAt: json['publishedAt'] == null ? null : json['publishedAt'] as Time,
        posterUrl: json['posterUrl'] == null ? null : json['posterUrl'] as String,
        previewUrl: json['previewUrl'] == null ? null : json['previewUrl'] as String,
        loudness: json['loudness'] == null ? null : VideoViewLoudness.of(json['loudness'] as Json),
        playback: json['playback'] == null ? null : VideoViewPlayback.of(json['playback'] as Json),
        liked: json['liked'] == null ? null : json['liked'] as bool,
      );

  final Id id;
  final String title;
  final String description;
  final String? category;
  final List<String> tags;
  final VideoViewVisibility visibility;
  final VideoViewStatus status;
  final int? progress;
  final String? failureReason;
  final UserView? owner;
  final Id? sessionId;
  final VideoViewClipOf? clip;
  final int durationMs;
  final int width;
  final int height;
  final VideoViewCounts counts;
  final Time createdAt;
  final Time? publishedAt;
  final String? posterUrl;
  final String? previewUrl;
  final VideoViewLoudness? loudness;
  final VideoViewPlayback? playback;
  final bool? liked;

  Json toJson() => {
        'id': id,
        'title': title,
        'description': description,
        if (category != null) 'category': category!,
        'tags': tags,
        'visibility': visibility.json,
        'status': status.json,
        if (progress != null) 'progress': progress!,
        if (failureReason != null) 'failureReason': failureReason!,
        if (owner != null) 'owner': owner!.toJson(),
        if (sessionId != null) 'sessionId': sessionId!,
        if (clip != null) 'clip': clip!.toJson(),
        'durationMs': durationMs,
        'width': width,
        'height': height,
        'counts': counts.toJson(),
        'createdAt': createdAt,
        if (publishedAt != null) 'publishedAt': publishedAt!,
        if (posterUrl != null) 'posterUrl': posterUrl!,
        if (previewUrl != null) 'previewUrl': previewUrl!,
        if (loudness != null) 'loudness': loudness!.toJson(),
        if (playback != null) 'playback': playback!.toJson(),
        if (liked != null) 'liked': liked!,
      };
}

class VideoViewClipOf {
  const VideoViewClipOf({
    this.videoId,
    required this.startMs,
    required this.endMs,
  });

  factory VideoViewClipOf.of(Json json) => VideoViewClipOf(
        videoId: json['videoId'] == null ? null : json['videoId'] as Id,
        startMs: json['startMs'] as int,
        endMs: json['endMs'] as int,
      );

  final Id? videoId;
  final int startMs;
  final int endMs;

  Json toJson() => {
        if (videoId != null) 'videoId': videoId!,
        'startMs': startMs,
        'endMs': endMs,
      };
}

class VideoViewCounts {
  const VideoViewCounts({
    required this.views,
    required this.likes,
    required this.comments,
  });

  factory VideoViewCounts.of(Json json) => VideoViewCounts(
        views: json['views'] as int,
        likes: json['likes'] as int,
        comments: json['comments'] as int,
      );

  final int views;
  final int likes;
  final int comments;

  Json toJson() => {
        'views': views,
        'likes': likes,
        'comments': comments,
      };
}

class VideoViewLoudness {
  const VideoViewLoudness({
    required this.integratedLufs,
    required this.truePeakDbtp,
    required this.gainDb,
  });

  factory VideoViewLoudness.of(Json json) => VideoViewLoudness(
        integratedLufs: json['integratedLufs'] as num,
        truePeakDbtp: json['truePeakDbtp'] as num,
        gainDb: json['gainDb'] as num,
      );

  final num integratedLufs;
  final num truePeakDbtp;
  final num gainDb;

  Json toJson() => {
        'integratedLufs': integratedLufs,
        'truePeakDbtp': truePeakDbtp,
        'gainDb': gainDb,
      };
}

class VideoViewPlayback {
  const VideoViewPlayback({
    required this.hlsUrl,
  });

  factory VideoViewPlayback.of(Json json) => VideoViewPlayback(
        hlsUrl: json['hlsUrl'] as String,
      );

  final String hlsUrl;

  Json toJson() => {
        'hlsUrl': hlsUrl,
      };
}

class CreatePlaylistInput {
  const CreatePlaylistInput({
    required this.title,
    this.description,
    this.visibility,
  });

  factory CreatePlaylistInput.of(Json json) => CreatePlaylistInput(
        title: json['title'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        visibility: json['visibility'] == null ? null : CreatePlaylistInputVisibility.of(json['visibility'] as String),
      );

  final String title;
  final String? description;
  final CreatePlaylistInputVisibility? visibility;

  Json toJson() => {
        'title': title,
        if (description != null) 'description': description!,
        if (visibility != null) 'visibility': visibility!.json,
      };
}

class CreatePlaylistOutput {
  const CreatePlaylistOutput({
    required this.playlist,
  });

  factory CreatePlaylistOutput.of(Json json) => CreatePlaylistOutput(
        playlist: PlaylistView.of(json['playlist'] as Json),
      );

  final PlaylistView playlist;

  Json toJson() => {
        'playlist': playlist.toJson(),
      };
}

class PlaylistView {
  const PlaylistView({
    required this.id,
    required this.title,
    required this.description,
    required this.visibility,
    this.owner,
    required this.count,
    required this.createdAt,
    required this.updatedAt,
  });

  factory PlaylistView.of(Json json) => PlaylistView(
        id: json['id'] as Id,
        title: json['title'] as String,
        description: json['description'] as String,
        visibility: PlaylistViewVisibility.of(json['visibility'] as String),
        owner: json['owner'] == null ? null : UserView.of(json['owner'] as Json),
        count: json['count'] as int,
        createdAt: json['createdAt'] as Time,
        updatedAt: json['updatedAt'] as Time,
      );

  final Id id;
  final String title;
  final String description;
  final PlaylistViewVisibility visibility;
  final UserView? owner;
  final int count;
  final Time createdAt;
  final Time updatedAt;

  Json toJson() => {
        'id': id,
        'title': title,
        'description': description,
        'visibility': visibility.json,
        if (owner != null) 'owner': owner!.toJson(),
        'count': count,
        'createdAt': createdAt,
        'updatedAt': updatedAt,
      };
}

class DeleteCommentInput {
  const DeleteCommentInput({
    required this.commentId,
  });

  factory DeleteCommentInput.of(Json json) => DeleteCommentInput(
        commentId: json['commentId'] as Id,
      );

  final Id commentId;

  Json toJson() => {
        'commentId': commentId,
      };
}

class DeleteCommentOutput {
  const DeleteCommentOutput({
    required this.commentId,
    required this.deleted,
  });

  factory DeleteCommentOutput.of(Json json) => DeleteCommentOutput(
        commentId: json['commentId'] as Id,
        deleted: json['deleted'] as bool,
      );

  final Id commentId;
  final bool deleted;

  Json toJson() => {
        'commentId': commentId,
        'deleted': deleted,
      };
}

class DeletePlaylistInput {
  const DeletePlaylistInput({
    required this.playlistId,
  });

  factory DeletePlaylistInput.of(Json json) => DeletePlaylistInput(
        playlistId: json['playlistId'] as Id,
      );

  final Id playlistId;

  Json toJson() => {
        'playlistId': playlistId,
      };
}

class DeletePlaylistOutput {
  const DeletePlaylistOutput({
    required this.playlistId,
    required this.deleted,
  });

  factory DeletePlaylistOutput.of(Json json) => DeletePlaylistOutput(
        playlistId: json['playlistId'] as Id,
        deleted: json['deleted'] as bool,
      );

  final Id playlistId;
  final bool deleted;

  Json toJson() => {
        'playlistId': playlistId,
        'deleted': deleted,
      };
}

class DeleteVideoInput {
  const DeleteVideoInput({
    required this.videoId,
  });

  factory DeleteVideoInput.of(Json json) => DeleteVideoInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class DeleteVideoOutput {
  const DeleteVideoOutput({
    required this.videoId,
    required this.deleted,
  });

  factory DeleteVideoOutput.of(Json json) => DeleteVideoOutput(
        videoId: json['videoId'] as Id,
        deleted: json['deleted'] as bool,
      );

  final Id videoId;
  final bool deleted;

  Json toJson() => {
        'videoId': videoId,
        'deleted': deleted,
      };
}

class GetCommentsInput {
  const GetCommentsInput({
    required this.videoId,
    this.parentId,
    this.limit,
    this.cursor,
  });

  factory GetCommentsInput.of(Json json) => GetCommentsInput(
        videoId: json['videoId'] as Id,
        parentId: json['parentId'] == null ? null : json['parentId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id videoId;
  final Id? parentId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'videoId': videoId,
        if (parentId != null) 'parentId': parentId!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetCommentsOutput {
  const GetCommentsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetCommentsOutput.of(Json json) => GetCommentsOutput(
        items: [for (final dynamic each in json['items'] as List) CommentView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<CommentView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class CatalogueGetEventsInput {
  const CatalogueGetEventsInput({
    required this.videoId,
    this.afterSeq,
    this.limit,
    this.cursor,
  });

  factory CatalogueGetEventsInput.of(Json json) => CatalogueGetEventsInput(
        videoId: json['videoId'] as Id,
        afterSeq: json['afterSeq'] == null ? null : json['afterSeq'] as int,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id videoId;
  final int? afterSeq;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'videoId': videoId,
        if (afterSeq != null) 'afterSeq': afterSeq!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class CatalogueGetEventsOutput {
  const CatalogueGetEventsOutput({
    required this.items,
    this.nextCursor,
  });

  factory CatalogueGetEventsOutput.of(Json json) => CatalogueGetEventsOutput(
        items: [for (final dynamic each in json['items'] as List) RowView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<RowView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetHighlightsInput {
  const GetHighlightsInput({
    required this.videoId,
    this.limit,
  });

  factory GetHighlightsInput.of(Json json) => GetHighlightsInput(
        videoId: json['videoId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
      );

  final Id videoId;
  final int? limit;

  Json toJson() => {
        'videoId': videoId,
        if (limit != null) 'limit': limit!,
      };
}

class GetHighlightsOutput {
  const GetHighlightsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetHighlightsOutput.of(Json json) => GetHighlightsOutput(
        items: [for (final dynamic each in json['items'] as List) GetHighlightsHighlight.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<GetHighlightsHighlight> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetHighlightsHighlight {
  const GetHighlightsHighlight({
    required this.startMs,
    required this.endMs,
    required this.messagesPerMinute,
    required this.coinsPerMinute,
    required this.score,
  });

  factory GetHighlightsHighlight.of(Json json) => GetHighlightsHighlight(
        startMs: json['startMs'] as int,
        endMs: json['endMs'] as int,
        messagesPerMinute: json['messagesPerMinute'] as int,
        coinsPerMinute: json['coinsPerMinute'] as int,
        score: json['score'] as num,
      );

  final int startMs;
  final int endMs;
  final int messagesPerMinute;
  final int coinsPerMinute;
  final num score;

  Json toJson() => {
        'startMs': startMs,
        'endMs': endMs,
        'messagesPerMinute': messagesPerMinute,
        'coinsPerMinute': coinsPerMinute,
        'score': score,
      };
}

class GetHistoryInput {
  const GetHistoryInput({
    this.limit,
    this.cursor,
  });

  factory GetHistoryInput.of(Json json) => GetHistoryInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetHistoryOutput {
  const GetHistoryOutput({
    required this.items,
    this.nextCursor,
    required this.enabled,
  });

  factory GetHistoryOutput.of(Json json) => GetHistoryOutput(
        items: [for (final dynamic each in json['items'] as List) GetHistoryItem.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
        enabled: json['enabled'] as bool,
      );

  final List<GetHistoryItem> items;
  final String? nextCursor;
  final bool enabled;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
        'enabled': enabled,
      };
}

class GetHistoryItem {
  const GetHistoryItem({
    required this.video,
    required this.at,
    required this.positionMs,
  });

  factory GetHistoryItem.of(Json json) => GetHistoryItem(
        video: VideoView.of(json['video'] as Json),
        at: json['at'] as Time,
        positionMs: json['positionMs'] as int,
      );

  final VideoView video;
  final Time at;
  final int positionMs;

  Json toJson() => {
        'video': video.toJson(),
        'at': at,
        'positionMs': positionMs,
      };
}

class GetPlaylistInput {
  const GetPlaylistInput({
    required this.playlistId,
    this.limit,
    this.cursor,
  });

  factory GetPlaylistInput.of(Json json) => GetPlaylistInput(
        playlistId: json['playlistId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id playlistId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'playlistId': playlistId,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetPlaylistOutput {
  const GetPlaylistOutput({
    required this.playlist,
    required this.items,
    this.nextCursor,
  });

  factory GetPlaylistOutput.of(Json json) => GetPlaylistOutput(
        playlist: PlaylistView.of(json['playlist'] as Json),
        items: [for (final dynamic each in json['items'] as List) VideoView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final PlaylistView playlist;
  final List<VideoView> items;
  final String? nextCursor;

  Json toJson() => {
        'playlist': playlist.toJson(),
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetPlaylistsInput {
  const GetPlaylistsInput({
    this.userId,
    this.limit,
    this.cursor,
  });

  factory GetPlaylistsInput.of(Json json) => GetPlaylistsInput(
        userId: json['userId'] == null ? null : json['userId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id? userId;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (userId != null) 'userId': userId!,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetPlaylistsOutput {
  const GetPlaylistsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetPlaylistsOutput.of(Json json) => GetPlaylistsOutput(
        items: [for (final dynamic each in json['items'] as List) PlaylistView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<PlaylistView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetRelatedVideosInput {
  const GetRelatedVideosInput({
    required this.videoId,
    this.limit,
  });

  factory GetRelatedVideosInput.of(Json json) => GetRelatedVideosInput(
        videoId: json['videoId'] as Id,
        limit: json['limit'] == null ? null : json['limit'] as int,
      );

  final Id videoId;
  final int? limit;

  Json toJson() => {
        'videoId': videoId,
        if (limit != null) 'limit': limit!,
      };
}

class GetRelatedVideosOutput {
  const GetRelatedVideosOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetRelatedVideosOutput.of(Json json) => GetRelatedVideosOutput(
        items: [for (final dynamic each in json['items'] as List) VideoView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<VideoView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetVideoInput {
  const GetVideoInput({
    required this.videoId,
  });

  factory GetVideoInput.of(Json json) => GetVideoInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class GetVideoStatsInput {
  const GetVideoStatsInput({
    required this.videoId,
  });

  factory GetVideoStatsInput.of(Json json) => GetVideoStatsInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class GetVideoStatsOutput {
  const GetVideoStatsOutput({
    required this.videoId,
    required this.views,
    required this.likes,
    required this.comments,
    required this.watchSeconds,
    required this.averageSeconds,
    required this.retention,
  });

  factory GetVideoStatsOutput.of(Json json) => GetVideoStatsOutput(
        videoId: json['videoId'] as Id,
        views: json['views'] as int,
        likes: json['likes'] as int,
        comments: json['comments'] as int,
        watchSeconds: json['watchSeconds'] as int,
        averageSeconds: json['averageSeconds'] as num,
        retention: [for (final dynamic each in json['retention'] as List) each as num],
      );

  final Id videoId;
  final int views;
  final int likes;
  final int comments;
  final int watchSeconds;
  final num averageSeconds;
  final List<num> retention;

  Json toJson() => {
        'videoId': videoId,
        'views': views,
        'likes': likes,
        'comments': comments,
        'watchSeconds': watchSeconds,
        'averageSeconds': averageSeconds,
        'retention': retention,
      };
}

class GetVideosInput {
  const GetVideosInput({
    this.query,
    this.category,
    this.tags,
    this.userId,
    this.kind,
    this.minSeconds,
    this.maxSeconds,
    this.publishedAfter,
    this.sort,
    this.limit,
    this.cursor,
  });

  factory GetVideosInput.of(Json json) => GetVideosInput(
        query: json['query'] == null ? null : json['query'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
        userId: json['userId'] == null ? null : json['userId'] as Id,
        kind: json['kind'] == null ? null : GetVideosInputKind.of(json['kind'] as String),
        minSeconds: json['minSeconds'] == null ? null : json['minSeconds'] as int,
        maxSeconds: json['maxSeconds'] == null ? null : json['maxSeconds'] as int,
        publishedAfter: json['publishedAfter'] == null ? null : json['publishedAfter'] as Time,
        sort: json['sort'] == null ? null : GetVideosInputSort.of(json['sort'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final String? query;
  final String? category;
  final List<String>? tags;
  final Id? userId;
  final GetVideosInputKind? kind;
  final int? minSeconds;
  final int? maxSeconds;
  final Time? publishedAfter;
  final GetVideosInputSort? sort;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (query != null) 'query': query!,
        if (category != null) 'category': category!,
        if (tags != null) 'tags': tags!,
        if (userId != null) 'userId': userId!,
        if (kind != null) 'kind': kind!.json,
        if (minSeconds != null) 'minSeconds': minSeconds!,
        if (maxSeconds != null) 'maxSeconds': maxSeconds!,
        if (publishedAfter != null) 'publishedAfter': publishedAfter!,
        if (sort != null) 'sort': sort!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetVideosOutput {
  const GetVideosOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetVideosOutput.of(Json json) => GetVideosOutput(
        items: [for (final dynamic each in json['items'] as List) VideoView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<VideoView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class GetWatchLaterInput {
  const GetWatchLaterInput({
    this.limit,
    this.cursor,
  });

  factory GetWatchLaterInput.of(Json json) => GetWatchLaterInput(
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetWatchLaterOutput {
  const GetWatchLaterOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetWatchLaterOutput.of(Json json) => GetWatchLaterOutput(
        items: [for (final dynamic each in json['items'] as List) VideoView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<VideoView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class LikeVideoInput {
  const LikeVideoInput({
    required this.videoId,
  });

  factory LikeVideoInput.of(Json json) => LikeVideoInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class LikeVideoOutput {
  const LikeVideoOutput({
    required this.videoId,
    required this.liked,
    required this.likes,
  });

  factory LikeVideoOutput.of(Json json) => LikeVideoOutput(
        videoId: json['videoId'] as Id,
        liked: json['liked'] as bool,
        likes: json['likes'] as int,
      );

  final Id videoId;
  final bool liked;
  final int likes;

  Json toJson() => {
        'videoId': videoId,
        'liked': liked,
        'likes': likes,
      };
}

class LikeCommentInput {
  const LikeCommentInput({
    required this.commentId,
  });

  factory LikeCommentInput.of(Json json) => LikeCommentInput(
        commentId: json['commentId'] as Id,
      );

  final Id commentId;

  Json toJson() => {
        'commentId': commentId,
      };
}

class LikeCommentOutput {
  const LikeCommentOutput({
    required this.commentId,
    required this.liked,
    required this.likes,
  });

  factory LikeCommentOutput.of(Json json) => LikeCommentOutput(
        commentId: json['commentId'] as Id,
        liked: json['liked'] as bool,
        likes: json['likes'] as int,
      );

  final Id commentId;
  final bool liked;
  final int likes;

  Json toJson() => {
        'commentId': commentId,
        'liked': liked,
        'likes': likes,
      };
}

class MovePlaylistItemInput {
  const MovePlaylistItemInput({
    required this.playlistId,
    required this.videoId,
    required this.index,
  });

  factory MovePlaylistItemInput.of(Json json) => MovePlaylistItemInput(
        playlistId: json['playlistId'] as Id,
        videoId: json['videoId'] as Id,
        index: json['index'] as int,
      );

  final Id playlistId;
  final Id videoId;
  final int index;

  Json toJson() => {
        'playlistId': playlistId,
        'videoId': videoId,
        'index': index,
      };
}

class PinCommentInput {
  const PinCommentInput({
    required this.commentId,
  });

  factory PinCommentInput.of(Json json) => PinCommentInput(
        commentId: json['commentId'] as Id,
      );

  final Id commentId;

  Json toJson() => {
        'commentId': commentId,
      };
}

class PinCommentOutput {
  const PinCommentOutput({
    required this.commentId,
    required this.pinned,
  });

  factory PinCommentOutput.of(Json json) => PinCommentOutput(
        commentId: json['commentId'] as Id,
        pinned: json['pinned'] as bool,
      );

  final Id commentId;
  final bool pinned;

  Json toJson() => {
        'commentId': commentId,
        'pinned': pinned,
      };
}

class RemoveFromHistoryInput {
  const RemoveFromHistoryInput({
    required this.videoId,
  });

  factory RemoveFromHistoryInput.of(Json json) => RemoveFromHistoryInput(
        videoId: json['videoId'] as Id,
      );

  final Id videoId;

  Json toJson() => {
        'videoId': videoId,
      };
}

class SetHistoryInput {
  const SetHistoryInput({
    required this.enabled,
  });

  factory SetHistoryInput.of(Json json) => SetHistoryInput(
        enabled: json['enabled'] as bool,
      );

  final bool enabled;

  Json toJson() => {
        'enabled': enabled,
      };
}

class SetHistoryOutput {
  const SetHistoryOutput({
    required this.enabled,
  });

  factory SetHistoryOutput.of(Json json) => SetHistoryOutput(
        enabled: json['enabled'] as bool,
      );

  final bool enabled;

  Json toJson() => {
        'enabled': enabled,
      };
}

class UpdatePlaylistInput {
  const UpdatePlaylistInput({
    required this.playlistId,
    this.title,
    this.description,
    this.visibility,
  });

  factory UpdatePlaylistInput.of(Json json) => UpdatePlaylistInput(
        playlistId: json['playlistId'] as Id,
        title: json['title'] == null ? null : json['title'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        visibility: json['visibility'] == null ? null : UpdatePlaylistInputVisibility.of(json['visibility'] as String),
      );

  final Id playlistId;
  final String? title;
  final String? description;
  final UpdatePlaylistInputVisibility? visibility;

  Json toJson() => {
        'playlistId': playlistId,
        if (title != null) 'title': title!,
        if (description != null) 'description': description!,
        if (visibility != null) 'visibility': visibility!.json,
      };
}

class UpdateVideoInput {
  const UpdateVideoInput({
    required this.videoId,
    this.title,
    this.description,
    this.category,
    this.tags,
    this.visibility,
  });

  factory UpdateVideoInput.of(Json json) => UpdateVideoInput(
        videoId: json['videoId'] as Id,
        title: json['title'] == null ? null : json['title'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
        visibility: json['visibility'] == null ? null : UpdateVideoInputVisibility.of(json['visibility'] as String),
      );

  final Id videoId;
  final String? title;
  final String? description;
  final String? category;
  final List<String>? tags;
  final UpdateVideoInputVisibility? visibility;

  Json toJson() => {
        'videoId': videoId,
        if (title != null) 'title': title!,
        if (description != null) 'description': description!,
        if (category != null) 'category': category!,
        if (tags != null) 'tags': tags!,
        if (visibility != null) 'visibility': visibility!.json,
      };
}

class UploadVideoInput {
  const UploadVideoInput({
    required this.title,
    required this.size,
    required this.contentType,
    this.description,
    this.category,
    this.tags,
    this.visibility,
  });

  factory UploadVideoInput.of(Json json) => UploadVideoInput(
        title: json['title'] as String,
        size: json['size'] as int,
        contentType: json['contentType'] as String,
        description: json['description'] == null ? null : json['description'] as String,
        category: json['category'] == null ? null : json['category'] as String,
        tags: json['tags'] == null ? null : [for (final dynamic each in json['tags'] as List) each as String],
        visibility: json['visibility'] == null ? null : UploadVideoInputVisibility.of(json['visibility'] as String),
      );

  final String title;
  final int size;
  final String contentType;
  final String? description;
  final String? category;
  final List<String>? tags;
  final UploadVideoInputVisibility? visibility;

  Json toJson() => {
        'title': title,
        'size': size,
        'contentType': contentType,
        if (description != null) 'description': description!,
        if (category != null) 'category': category!,
        if (tags != null) 'tags': tags!,
        if (visibility != null) 'visibility': visibility!.json,
      };
}

class UploadVideoOutput {
  const UploadVideoOutput({
    required this.video,
    required this.uploadUrl,
  });

  factory UploadVideoOutput.of(Json json) => UploadVideoOutput(
        video: VideoView.of(json['video'] as Json),
        uploadUrl: json['uploadUrl'] as String,
      );

  final VideoView video;
  final String uploadUrl;

  Json toJson() => {
        'video': video.toJson(),
        'uploadUrl': uploadUrl,
      };
}

class CreateEndpointInput {
  const CreateEndpointInput({
    required this.url,
    required this.events,
    this.description,
  });

  factory CreateEndpointInput.of(Json json) => CreateEndpointInput(
        url: json['url'] as String,
        events: [for (final dynamic each in json['events'] as List) each as String],
        description: json['description'] == null ? null : json['description'] as String,
      );

  final String url;
  final List<String> events;
  final String? description;

  Json toJson() => {
        'url': url,
        'events': events,
        if (description != null) 'description': description!,
      };
}

class CreateEndpointOutput {
  const CreateEndpointOutput({
    required this.endpoint,
    required this.secret,
  });

  factory CreateEndpointOutput.of(Json json) => CreateEndpointOutput(
        endpoint: WebhookEndpointView.of(json['endpoint'] as Json),
        secret: json['secret'] as String,
      );

  final WebhookEndpointView endpoint;
  final String secret;

  Json toJson() => {
        'endpoint': endpoint.toJson(),
        'secret': secret,
      };
}

class WebhookEndpointView {
  const WebhookEndpointView({
    required this.id,
    required this.url,
    required this.description,
    required this.events,
    required this.madeAt,
    required this.enabled,
    this.disabledReason,
    this.disabledAt,
    this.failingSince,
    this.lastError,
    this.deliveredAt,
  });

  factory WebhookEndpointView.of(Json json) => WebhookEndpointView(
        id: json['id'] as Id,
        url: json['url'] as String,
        description: json['description'] as String,
        events: [for (final dynamic each in json['events'] as List) each as String],
        madeAt: json['madeAt'] as Time,
        enabled: json['enabled'] as bool,
        disabledReason: json['disabledReason'] == null ? null : WebhookEndpointViewDisabledReason.of(json['disabledReason'] as String),
        disabledAt: json['disabledAt'] == null ? null : json['disabledAt'] as Time,
        failingSince: json['failingSince'] == null ? null : json['failingSince'] as Time,
        lastError: json['lastError'] == null ? null : json['lastError'] as String,
        deliveredAt: json['deliveredAt'] == null ? null : json['deliveredAt'] as Time,
      );

  final Id id;
  final String url;
  final String description;
  final List<String> events;
  final Time madeAt;
  final bool enabled;
  final WebhookEndpointViewDisabledReason? disabledReason;
  final Time? disabledAt;
  final Time? failingSince;
  final String? lastError;
  final Time? deliveredAt;

  Json toJson() => {
        'id': id,
        'url': url,
        'description': description,
        'events': events,
        'madeAt': madeAt,
        'enabled': enabled,
        if (disabledReason != null) 'disabledReason': disabledReason!.json,
        if (disabledAt != null) 'disabledAt': disabledAt!,
        if (failingSince != null) 'failingSince': failingSince!,
        if (lastError != null) 'lastError': lastError!,
        if (deliveredAt != null) 'deliveredAt': deliveredAt!,
      };
}

class DeleteEndpointInput {
  const DeleteEndpointInput({
    required this.endpointId,
  });

  factory DeleteEndpointInput.of(Json json) => DeleteEndpointInput(
        endpointId: json['endpointId'] as Id,
      );

  final Id endpointId;

  Json toJson() => {
        'endpointId': endpointId,
      };
}

class GetDeliveriesInput {
  const GetDeliveriesInput({
    required this.endpointId,
    this.state,
    this.limit,
    this.cursor,
  });

  factory GetDeliveriesInput.of(Json json) => GetDeliveriesInput(
        endpointId: json['endpointId'] as Id,
        state: json['state'] == null ? null : GetDeliveriesInputState.of(json['state'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final Id endpointId;
  final GetDeliveriesInputState? state;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        'endpointId': endpointId,
        if (state != null) 'state': state!.json,
        if (limit != null) 'limit': limit!,
        if (cursor != null) 'cursor': cursor!,
      };
}

class GetDeliveriesOutput {
  const GetDeliveriesOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetDeliveriesOutput.of(Json json) => GetDeliveriesOutput(
        items: [for (final dynamic each in json['items'] as List) MessageView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<MessageView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class MessageView {
  const MessageView({
    required this.id,
    required this.type,
    required this.at,
    this.sessionId,
    this.seq,
    required this.state,
    required this.attempts,
    this.status,
    this.failure,
    this.settledAt,
  });

  factory MessageView.of(Json json) => MessageView(
        id: json['id'] as Id,
        type: json['type'] as String,
        at: json['at'] as Time,
        sessionId: json['sessionId'] == null ? null : json['sessionId'] as Id,
        seq: json['seq'] == null ? null : json['seq'] as int,
        state: MessageViewState.of(json['state'] as String),
        attempts: json['attempts'] as int,
        status: json['status'] == null ? null : json['status'] as int,
        failure: json['failure'] == null ? null : json['failure'] as String,
        settledAt: json['settledAt'] == null ? null : json['settledAt'] as Time,
      );

  final Id id;
  final String type;
  final Time at;
  final Id? sessionId;
  final int? seq;
  final MessageViewState state;
  final int attempts;
  final int? status;
  final String? failure;
  final Time? settledAt;

  Json toJson() => {
        'id': id,
        'type': type,
        'at': at,
        if (sessionId != null) 'sessionId': sessionId!,
        if (seq != null) 'seq': seq!,
        'state': state.json,
        'attempts': attempts,
        if (status != null) 'status': status!,
        if (failure != null) 'failure': failure!,
        if (settledAt != null) 'settledAt': settledAt!,
      };
}

class GetEndpointsOutput {
  const GetEndpointsOutput({
    required this.items,
    this.nextCursor,
  });

  factory GetEndpointsOutput.of(Json json) => GetEndpointsOutput(
        items: [for (final dynamic each in json['items'] as List) WebhookEndpointView.of(each as Json)],
        nextCursor: json['nextCursor'] == null ? null : json['nextCursor'] as String,
      );

  final List<WebhookEndpointView> items;
  final String? nextCursor;

  Json toJson() => {
        'items': [for (final each in items) each.toJson()],
        if (nextCursor != null) 'nextCursor': nextCursor!,
      };
}

class ReplayInput {
  const ReplayInput({
    required this.endpointId,
    this.after,
    this.sessionId,
  });

  factory ReplayInput.of(Json json) => ReplayInput(
        endpointId: json['endpointId'] as Id,
        after: json['after'] == null ? null : json['after'] as Id,
        sessionId: json['sessionId'] == null ? null : json['sessionId'] as Id,
      );

  final Id endpointId;
  final Id? after;
  final Id? sessionId;

  Json toJson() => {
        'endpointId': endpointId,
        if (after != null) 'after': after!,
        if (sessionId != null) 'sessionId': sessionId!,
      };
}

class ReplayOutput {
  const ReplayOutput({
    required this.messages,
  });

  factory ReplayOutput.of(Json json) => ReplayOutput(
        messages: json['messages'] as int,
      );

  final int messages;

  Json toJson() => {
        'messages': messages,
      };
}

class RotateSecretInput {
  const RotateSecretInput({
    required this.endpointId,
  });

  factory RotateSecretInput.of(Json json) => RotateSecretInput(
        endpointId: json['endpointId'] as Id,
      );

  final Id endpointId;

  Json toJson() => {
        'endpointId': endpointId,
      };
}

class RotateSecretOutput {
  const RotateSecretOutput({
    required this.secret,
  });

  factory RotateSecretOutput.of(Json json) => RotateSecretOutput(
        secret: json['secret'] as String,
      );

  final String secret;

  Json toJson() => {
        'secret': secret,
      };
}

class TestEndpointInput {
  const TestEndpointInput({
    required this.endpointId,
  });

  factory TestEndpointInput.of(Json json) => TestEndpointInput(
        endpointId: json['endpointId'] as Id,
      );

  final Id endpointId;

  Json toJson() => {
        'endpointId': endpointId,
      };
}

class TestEndpointOutput {
  const TestEndpointOutput({
    required this.delivered,
    required this.messageId,
    this.status,
    this.failure,
    required this.milliseconds,
  });

  factory TestEndpointOutput.of(Json json) => TestEndpointOutput(
        delivered: json['delivered'] as bool,
        messageId: json['messageId'] as Id,
        status: json['status'] == null ? null : json['status'] as int,
        failure: json['failure'] == null ? null : json['failure'] as String,
        milliseconds: json['milliseconds'] as int,
      );

  final bool delivered;
  final Id messageId;
  final int? status;
  final String? failure;
  final int milliseconds;

  Json toJson() => {
        'delivered': delivered,
        'messageId': messageId,
        if (status != null) 'status': status!,
        if (failure != null) 'failure': failure!,
        'milliseconds': milliseconds,
      };
}

class UpdateEndpointInput {
  const UpdateEndpointInput({
    required this.endpointId,
    this.url,
    this.events,
    this.description,
    this.enabled,
  });

  factory UpdateEndpointInput.of(Json json) => UpdateEndpointInput(
        endpointId: json['endpointId'] as Id,
        url: json['url'] == null ? null : json['url'] as String,
        events: json['events'] == null ? null : [for (final dynamic each in json['events'] as List) each as String],
        description: json['description'] == null ? null : json['description'] as String,
        enabled: json['enabled'] == null ? null : json['enabled'] as bool,
      );

  final Id endpointId;
  final String? url;
  final List<String>? events;
  final String? description;
  final bool? enabled;

  Json toJson() => {
        'endpointId': endpointId,
        if (url != null) 'url': url!,
        if (events != null) 'events': events!,
        if (description != null) 'description': description!,
        if (enabled != null) 'enabled': enabled!,
      };
}

class UpdateEndpointOutput {
  const UpdateEndpointOutput({
    required this.endpoint,
  });

  factory UpdateEndpointOutput.of(Json json) => UpdateEndpointOutput(
        endpoint: WebhookEndpointView.of(json['endpoint'] as Json),
      );

  final WebhookEndpointView endpoint;

  Json toJson() => {
        'endpoint': endpoint.toJson(),
      };
}

class SessionLiveEvent {
  const SessionLiveEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.status,
    required this.resumed,
  });

  factory SessionLiveEvent.of(Json json) => SessionLiveEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        status: json['status'] as String,
        resumed: json['resumed'] as bool,
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final String status;
  final bool resumed;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'status': status,
        'resumed': resumed,
      };
}

class SessionInterruptedEvent {
  const SessionInterruptedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.status,
    required this.graceSeconds,
  });

  factory SessionInterruptedEvent.of(Json json) => SessionInterruptedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        status: json['status'] as String,
        graceSeconds: json['graceSeconds'] as int,
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final String status;
  final int graceSeconds;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'status': status,
        'graceSeconds': graceSeconds,
      };
}

class SessionEndedEvent {
  const SessionEndedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.status,
    required this.reason,
    required this.viewers,
  });

  factory SessionEndedEvent.of(Json json) => SessionEndedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        status: json['status'] as String,
        reason: json['reason'] as String,
        viewers: json['viewers'],
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final String status;
  final String reason;
  final dynamic viewers;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'status': status,
        'reason': reason,
        'viewers': viewers,
      };
}

class ViewerJoinedEvent {
  const ViewerJoinedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.viewers,
    this.user,
  });

  factory ViewerJoinedEvent.of(Json json) => ViewerJoinedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        viewers: json['viewers'] as int,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final int viewers;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'viewers': viewers,
        if (user != null) 'user': user!.toJson(),
      };
}

class ViewerLeftEvent {
  const ViewerLeftEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.viewers,
    this.user,
  });

  factory ViewerLeftEvent.of(Json json) => ViewerLeftEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        viewers: json['viewers'] as int,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final int viewers;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'viewers': viewers,
        if (user != null) 'user': user!.toJson(),
      };
}

class CoHostEvent {
  const CoHostEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.action,
    required this.userId,
    this.user,
  });

  factory CoHostEvent.of(Json json) => CoHostEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        action: json['action'] as String,
        userId: json['userId'] as Id,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final String action;
  final Id userId;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'action': action,
        'userId': userId,
        if (user != null) 'user': user!.toJson(),
      };
}

class LikesEvent {
  const LikesEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.count,
    required this.total,
  });

  factory LikesEvent.of(Json json) => LikesEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        count: json['count'] as int,
        total: json['total'] as int,
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final int count;
  final int total;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'count': count,
        'total': total,
      };
}

class MessageEvent {
  const MessageEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    this.text,
    this.clientMessageId,
    this.replyTo,
    this.mentions,
    this.emoji,
    this.deleted,
    this.user,
  });

  factory MessageEvent.of(Json json) => MessageEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        text: json['text'] == null ? null : json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
        replyTo: json['replyTo'] == null ? null : json['replyTo'] as Id,
        mentions: json['mentions'] == null ? null : [for (final dynamic each in json['mentions'] as List) UserView.of(each as Json)],
        emoji: json['emoji'] == null ? null : [for (final dynamic each in json['emoji'] as List) each],
        deleted: json['deleted'] == null ? null : json['deleted'] as bool,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String? text;
  final String? clientMessageId;
  final Id? replyTo;
  final List<UserView>? mentions;
  final List<dynamic>? emoji;
  final bool? deleted;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        if (text != null) 'text': text!,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
        if (replyTo != null) 'replyTo': replyTo!,
        if (mentions != null) 'mentions': [for (final each in mentions!) each.toJson()],
        if (emoji != null) 'emoji': emoji!,
        if (deleted != null) 'deleted': deleted!,
        if (user != null) 'user': user!.toJson(),
      };
}

class AnnouncementEvent {
  const AnnouncementEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.text,
    this.clientMessageId,
    this.user,
  });

  factory AnnouncementEvent.of(Json json) => AnnouncementEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        text: json['text'] as String,
        clientMessageId: json['clientMessageId'] == null ? null : json['clientMessageId'] as String,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String text;
  final String? clientMessageId;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'text': text,
        if (clientMessageId != null) 'clientMessageId': clientMessageId!,
        if (user != null) 'user': user!.toJson(),
      };
}

class PollOpenedEvent {
  const PollOpenedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.question,
    required this.options,
    required this.votes,
    required this.status,
    required this.openedAt,
    required this.closesAt,
    this.user,
  });

  factory PollOpenedEvent.of(Json json) => PollOpenedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        question: json['question'] as String,
        options: [for (final dynamic each in json['options'] as List) each],
        votes: json['votes'] as int,
        status: json['status'] as String,
        openedAt: json['openedAt'] as Time,
        closesAt: json['closesAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String question;
  final List<dynamic> options;
  final int votes;
  final String status;
  final Time openedAt;
  final Time closesAt;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'question': question,
        'options': options,
        'votes': votes,
        'status': status,
        'openedAt': openedAt,
        'closesAt': closesAt,
        if (user != null) 'user': user!.toJson(),
      };
}

class PollClosedEvent {
  const PollClosedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.question,
    required this.options,
    required this.votes,
    required this.status,
    required this.openedAt,
    required this.closesAt,
    required this.reason,
    this.user,
  });

  factory PollClosedEvent.of(Json json) => PollClosedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        question: json['question'] as String,
        options: [for (final dynamic each in json['options'] as List) each],
        votes: json['votes'] as int,
        status: json['status'] as String,
        openedAt: json['openedAt'] as Time,
        closesAt: json['closesAt'] as Time,
        reason: json['reason'] as String,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String question;
  final List<dynamic> options;
  final int votes;
  final String status;
  final Time openedAt;
  final Time closesAt;
  final String reason;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'question': question,
        'options': options,
        'votes': votes,
        'status': status,
        'openedAt': openedAt,
        'closesAt': closesAt,
        'reason': reason,
        if (user != null) 'user': user!.toJson(),
      };
}

class GiftEvent {
  const GiftEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.gift,
    required this.quantity,
    required this.delta,
    required this.earned,
    required this.streak,
    this.user,
  });

  factory GiftEvent.of(Json json) => GiftEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        gift: json['gift'],
        quantity: json['quantity'] as int,
        delta: json['delta'] as int,
        earned: json['earned'] as int,
        streak: json['streak'],
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final dynamic gift;
  final int quantity;
  final int delta;
  final int earned;
  final dynamic streak;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'gift': gift,
        'quantity': quantity,
        'delta': delta,
        'earned': earned,
        'streak': streak,
        if (user != null) 'user': user!.toJson(),
      };
}

class GoalSetEvent {
  const GoalSetEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.title,
    required this.coins,
    required this.progress,
    required this.reached,
    required this.setAt,
    this.user,
  });

  factory GoalSetEvent.of(Json json) => GoalSetEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
        progress: json['progress'] as int,
        reached: json['reached'] as bool,
        setAt: json['setAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String title;
  final int coins;
  final int progress;
  final bool reached;
  final Time setAt;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'title': title,
        'coins': coins,
        'progress': progress,
        'reached': reached,
        'setAt': setAt,
        if (user != null) 'user': user!.toJson(),
      };
}

class GoalReachedEvent {
  const GoalReachedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.title,
    required this.coins,
    required this.progress,
    required this.reached,
    required this.setAt,
    this.user,
  });

  factory GoalReachedEvent.of(Json json) => GoalReachedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
        progress: json['progress'] as int,
        reached: json['reached'] as bool,
        setAt: json['setAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String title;
  final int coins;
  final int progress;
  final bool reached;
  final Time setAt;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'title': title,
        'coins': coins,
        'progress': progress,
        'reached': reached,
        'setAt': setAt,
        if (user != null) 'user': user!.toJson(),
      };
}

class GoalRemovedEvent {
  const GoalRemovedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.title,
    required this.coins,
    required this.progress,
    required this.reached,
    required this.setAt,
    this.user,
  });

  factory GoalRemovedEvent.of(Json json) => GoalRemovedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
        progress: json['progress'] as int,
        reached: json['reached'] as bool,
        setAt: json['setAt'] as Time,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String title;
  final int coins;
  final int progress;
  final bool reached;
  final Time setAt;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'title': title,
        'coins': coins,
        'progress': progress,
        'reached': reached,
        'setAt': setAt,
        if (user != null) 'user': user!.toJson(),
      };
}

class BattleStartedEvent {
  const BattleStartedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.status,
    this.challenger,
    required this.challengerSessionId,
    required this.challengerScore,
    this.opponent,
    required this.opponentSessionId,
    required this.opponentScore,
    required this.seconds,
    this.startsAt,
    this.endsAt,
    this.reason,
    this.winner,
  });

  factory BattleStartedEvent.of(Json json) => BattleStartedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        status: json['status'] as String,
        challenger: json['challenger'] == null ? null : UserView.of(json['challenger'] as Json),
        challengerSessionId: json['challengerSessionId'] as Id,
        challengerScore: json['challengerScore'] as int,
        opponent: json['opponent'] == null ? null : UserView.of(json['opponent'] as Json),
        opponentSessionId: json['opponentSessionId'] as Id,
        opponentScore: json['opponentScore'] as int,
        seconds: json['seconds'] as int,
        startsAt: json['startsAt'] == null ? null : json['startsAt'] as Time,
        endsAt: json['endsAt'] == null ? null : json['endsAt'] as Time,
        reason: json['reason'] == null ? null : json['reason'] as String,
        winner: json['winner'] == null ? null : UserView.of(json['winner'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String status;
  final UserView? challenger;
  final Id challengerSessionId;
  final int challengerScore;
  final UserView? opponent;
  final Id opponentSessionId;
  final int opponentScore;
  final int seconds;
  final Time? startsAt;
  final Time? endsAt;
  final String? reason;
  final UserView? winner;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'status': status,
        if (challenger != null) 'challenger': challenger!.toJson(),
        'challengerSessionId': challengerSessionId,
        'challengerScore': challengerScore,
        if (opponent != null) 'opponent': opponent!.toJson(),
        'opponentSessionId': opponentSessionId,
        'opponentScore': opponentScore,
        'seconds': seconds,
        if (startsAt != null) 'startsAt': startsAt!,
        if (endsAt != null) 'endsAt': endsAt!,
        if (reason != null) 'reason': reason!,
        if (winner != null) 'winner': winner!.toJson(),
      };
}

class BattleEndedEvent {
  const BattleEndedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.id,
    required this.status,
    this.challenger,
    required this.challengerSessionId,
    required this.challengerScore,
    this.opponent,
    required this.opponentSessionId,
    required this.opponentScore,
    required this.seconds,
    this.startsAt,
    this.endsAt,
    this.reason,
    this.winner,
  });

  factory BattleEndedEvent.of(Json json) => BattleEndedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        id: json['id'] as Id,
        status: json['status'] as String,
        challenger: json['challenger'] == null ? null : UserView.of(json['challenger'] as Json),
        challengerSessionId: json['challengerSessionId'] as Id,
        challengerScore: json['challengerScore'] as int,
        opponent: json['opponent'] == null ? null : UserView.of(json['opponent'] as Json),
        opponentSessionId: json['opponentSessionId'] as Id,
        opponentScore: json['opponentScore'] as int,
        seconds: json['seconds'] as int,
        startsAt: json['startsAt'] == null ? null : json['startsAt'] as Time,
        endsAt: json['endsAt'] == null ? null : json['endsAt'] as Time,
        reason: json['reason'] == null ? null : json['reason'] as String,
        winner: json['winner'] == null ? null : UserView.of(json['winner'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id id;
  final String status;
  final UserView? challenger;
  final Id challengerSessionId;
  final int challengerScore;
  final UserView? opponent;
  final Id opponentSessionId;
  final int opponentScore;
  final int seconds;
  final Time? startsAt;
  final Time? endsAt;
  final String? reason;
  final UserView? winner;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'id': id,
        'status': status,
        if (challenger != null) 'challenger': challenger!.toJson(),
        'challengerSessionId': challengerSessionId,
        'challengerScore': challengerScore,
        if (opponent != null) 'opponent': opponent!.toJson(),
        'opponentSessionId': opponentSessionId,
        'opponentScore': opponentScore,
        'seconds': seconds,
        if (startsAt != null) 'startsAt': startsAt!,
        if (endsAt != null) 'endsAt': endsAt!,
        if (reason != null) 'reason': reason!,
        if (winner != null) 'winner': winner!.toJson(),
      };
}

class ModerationEvent {
  const ModerationEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.action,
    required this.userId,
    this.seconds,
    this.until,
    this.reason,
    this.user,
  });

  factory ModerationEvent.of(Json json) => ModerationEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        action: json['action'] as String,
        userId: json['userId'] as Id,
        seconds: json['seconds'] == null ? null : json['seconds'] as int,
        until: json['until'] == null ? null : json['until'] as Time,
        reason: json['reason'] == null ? null : json['reason'] as String,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final String action;
  final Id userId;
  final int? seconds;
  final Time? until;
  final String? reason;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'action': action,
        'userId': userId,
        if (seconds != null) 'seconds': seconds!,
        if (until != null) 'until': until!,
        if (reason != null) 'reason': reason!,
        if (user != null) 'user': user!.toJson(),
      };
}

class MessageDeletedEvent {
  const MessageDeletedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    required this.messageId,
    required this.messageSeq,
    this.userId,
    this.reason,
    this.user,
  });

  factory MessageDeletedEvent.of(Json json) => MessageDeletedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        messageId: json['messageId'] as Id,
        messageSeq: json['messageSeq'] as int,
        userId: json['userId'] == null ? null : json['userId'] as Id,
        reason: json['reason'] == null ? null : json['reason'] as String,
        user: json['user'] == null ? null : UserView.of(json['user'] as Json),
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final Id messageId;
  final int messageSeq;
  final Id? userId;
  final String? reason;
  final UserView? user;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        'messageId': messageId,
        'messageSeq': messageSeq,
        if (userId != null) 'userId': userId!,
        if (reason != null) 'reason': reason!,
        if (user != null) 'user': user!.toJson(),
      };
}

class SessionUpdatedEvent {
  const SessionUpdatedEvent({
    required this.sessionId,
    required this.seq,
    required this.at,
    this.mediaAt,
    this.details,
    this.mode,
    this.pinned,
  });

  factory SessionUpdatedEvent.of(Json json) => SessionUpdatedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        details: json['details'],
        mode: json['mode'],
        pinned: json['pinned'],
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final dynamic details;
  final dynamic mode;
  final dynamic pinned;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
        if (details != null) 'details': details!,
        if (mode != null) 'mode': mode!,
        if (pinned != null) 'pinned': pinned!,
      };
}

class ViewerCountEvent {
  const ViewerCountEvent({
    required this.sessionId,
    required this.count,
  });

  factory ViewerCountEvent.of(Json json) => ViewerCountEvent(
        sessionId: json['sessionId'] as Id,
        count: json['count'] as int,
      );

  final Id sessionId;
  final int count;

  Json toJson() => {
        'sessionId': sessionId,
        'count': count,
      };
}

class PollUpdatedEvent {
  const PollUpdatedEvent({
    required this.sessionId,
    required this.id,
    required this.question,
    required this.options,
    required this.votes,
    required this.status,
    required this.openedAt,
    required this.closesAt,
  });

  factory PollUpdatedEvent.of(Json json) => PollUpdatedEvent(
        sessionId: json['sessionId'] as Id,
        id: json['id'] as Id,
        question: json['question'] as String,
        options: [for (final dynamic each in json['options'] as List) each],
        votes: json['votes'] as int,
        status: json['status'] as String,
        openedAt: json['openedAt'] as Time,
        closesAt: json['closesAt'] as Time,
      );

  final Id sessionId;
  final Id id;
  final String question;
  final List<dynamic> options;
  final int votes;
  final String status;
  final Time openedAt;
  final Time closesAt;

  Json toJson() => {
        'sessionId': sessionId,
        'id': id,
        'question': question,
        'options': options,
        'votes': votes,
        'status': status,
        'openedAt': openedAt,
        'closesAt': closesAt,
      };
}

class GoalUpdatedEvent {
  const GoalUpdatedEvent({
    required this.sessionId,
    required this.id,
    required this.title,
    required this.coins,
    required this.progress,
    required this.reached,
    required this.setAt,
  });

  factory GoalUpdatedEvent.of(Json json) => GoalUpdatedEvent(
        sessionId: json['sessionId'] as Id,
        id: json['id'] as Id,
        title: json['title'] as String,
        coins: json['coins'] as int,
        progress: json['progress'] as int,
        reached: json['reached'] as bool,
        setAt: json['setAt'] as Time,
      );

  final Id sessionId;
  final Id id;
  final String title;
  final int coins;
  final int progress;
  final bool reached;
  final Time setAt;

  Json toJson() => {
        'sessionId': sessionId,
        'id': id,
        'title': title,
        'coins': coins,
        'progress': progress,
        'reached': reached,
        'setAt': setAt,
      };
}

class BattleUpdatedEvent {
  const BattleUpdatedEvent({
    required this.sessionId,
    required this.id,
    required this.status,
    this.challenger,
    required this.challengerSessionId,
    required this.challengerScore,
    this.opponent,
    required this.opponentSessionId,
    required this.opponentScore,
    required this.seconds,
    this.startsAt,
    this.endsAt,
    this.reason,
    this.winner,
  });

  factory BattleUpdatedEvent.of(Json json) => BattleUpdatedEvent(
        sessionId: json['sessionId'] as Id,
        id: json['id'] as Id,
        status: json['status'] as String,
        challenger: json['challenger'] == null ? null : UserView.of(json['challenger'] as Json),
        challengerSessionId: json['challengerSessionId'] as Id,
        challengerScore: json['challengerScore'] as int,
        opponent: json['opponent'] == null ? null : UserView.of(json['opponent'] as Json),
        opponentSessionId: json['opponentSessionId'] as Id,
        opponentScore: json['opponentScore'] as int,
        seconds: json['seconds'] as int,
        startsAt: json['startsAt'] == null ? null : json['startsAt'] as Time,
        endsAt: json['endsAt'] == null ? null : json['endsAt'] as Time,
        reason: json['reason'] == null ? null : json['reason'] as String,
        winner: json['winner'] == null ? null : UserView.of(json['winner'] as Json),
      );

  final Id sessionId;
  final Id id;
  final String status;
  final UserView? challenger;
  final Id challengerSessionId;
  final int challengerScore;
  final UserView? opponent;
  final Id opponentSessionId;
  final int opponentScore;
  final int seconds;
  final Time? startsAt;
  final Time? endsAt;
  final String? reason;
  final UserView? winner;

  Json toJson() => {
        'sessionId': sessionId,
        'id': id,
        'status': status,
        if (challenger != null) 'challenger': challenger!.toJson(),
        'challengerSessionId': challengerSessionId,
        'challengerScore': challengerScore,
        if (opponent != null) 'opponent': opponent!.toJson(),
        'opponentSessionId': opponentSessionId,
        'opponentScore': opponentScore,
        'seconds': seconds,
        if (startsAt != null) 'startsAt': startsAt!,
        if (endsAt != null) 'endsAt': endsAt!,
        if (reason != null) 'reason': reason!,
        if (winner != null) 'winner': winner!.toJson(),
      };
}

class SkippedEvent {
  const SkippedEvent({
    required this.sessionId,
    required this.fromSeq,
    required this.toSeq,
    required this.reason,
  });

  factory SkippedEvent.of(Json json) => SkippedEvent(
        sessionId: json['sessionId'] as Id,
        fromSeq: json['fromSeq'] as int,
        toSeq: json['toSeq'] as int,
        reason: json['reason'] as String,
      );

  final Id sessionId;
  final int fromSeq;
  final int toSeq;
  final String reason;

  Json toJson() => {
        'sessionId': sessionId,
        'fromSeq': fromSeq,
        'toSeq': toSeq,
        'reason': reason,
      };
}

class NotificationEvent {
  const NotificationEvent({
    required this.id,
    required this.type,
    this.actor,
    required this.at,
    required this.read,
    required this.count,
    this.others,
    this.session,
    this.seq,
    this.gift,
    this.coins,
    this.action,
    this.until,
    this.text,
    this.videoId,
    this.commentId,
    required this.unreadCount,
  });

  factory NotificationEvent.of(Json json) => NotificationEvent(
        id: json['id'] as Id,
        type: json['type'] as String,
        actor: json['actor'] == null ? null : UserView.of(json['actor'] as Json),
        at: json['at'] as Time,
        read: json['read'] as bool,
        count: json['count'] as int,
        others: json['others'] == null ? null : [for (final dynamic each in json['others'] as List) UserView.of(each as Json)],
        session: json['session'],
        seq: json['seq'] == null ? null : json['seq'] as int,
        gift: json['gift'],
        coins: json['coins'] == null ? null : json['coins'] as int,
        action: json['action'] == null ? null : json['action'] as String,
        until: json['until'] == null ? null : json['until'] as Time,
        text: json['text'] == null ? null : json['text'] as String,
        videoId: json['videoId'] == null ? null : json['videoId'] as Id,
        commentId: json['commentId'] == null ? null : json['commentId'] as Id,
        unreadCount: json['unreadCount'] as int,
      );

  final Id id;
  final String type;
  final UserView? actor;
  final Time at;
  final bool read;
  final int count;
  final List<UserView>? others;
  final dynamic session;
  final int? seq;
  final dynamic gift;
  final int? coins;
  final String? action;
  final Time? until;
  final String? text;
  final Id? videoId;
  final Id? commentId;
  final int unreadCount;

  Json toJson() => {
        'id': id,
        'type': type,
        if (actor != null) 'actor': actor!.toJson(),
        'at': at,
        'read': read,
        'count': count,
        if (others != null) 'others': [for (final each in others!) each.toJson()],
        if (session != null) 'session': session!,
        if (seq != null) 'seq': seq!,
        if (gift != null) 'gift': gift!,
        if (coins != null) 'coins': coins!,
        if (action != null) 'action': action!,
        if (until != null) 'until': until!,
        if (text != null) 'text': text!,
        if (videoId != null) 'videoId': videoId!,
        if (commentId != null) 'commentId': commentId!,
        'unreadCount': unreadCount,
      };
}

class VideoUpdatedEvent {
  const VideoUpdatedEvent({
    required this.videoId,
    required this.status,
    this.progress,
    this.failureReason,
  });

  factory VideoUpdatedEvent.of(Json json) => VideoUpdatedEvent(
        videoId: json['videoId'] as Id,
        status: json['status'] as String,
        progress: json['progress'] == null ? null : json['progress'] as int,
        failureReason: json['failureReason'] == null ? null : json['failureReason'] as String,
      );

  final Id videoId;
  final String status;
  final int? progress;
  final String? failureReason;

  Json toJson() => {
        'videoId': videoId,
        'status': status,
        if (progress != null) 'progress': progress!,
        if (failureReason != null) 'failureReason': failureReason!,
      };
}

class RemovedEvent {
  const RemovedEvent({
    required this.sessionId,
    required this.reason,
  });

  factory RemovedEvent.of(Json json) => RemovedEvent(
        sessionId: json['sessionId'] as Id,
        reason: json['reason'] as String,
      );

  final Id sessionId;
  final String reason;

  Json toJson() => {
        'sessionId': sessionId,
        'reason': reason,
      };
}

class Chobi {
  const Chobi(this.transport);

  final Transport transport;

  AdminProcedures get admin => AdminProcedures(transport);
  AuthProcedures get auth => AuthProcedures(transport);
  ChatProcedures get chat => ChatProcedures(transport);
  GiftsProcedures get gifts => GiftsProcedures(transport);
  NotificationsProcedures get notifications => NotificationsProcedures(transport);
  StreamingProcedures get streaming => StreamingProcedures(transport);
  SystemProcedures get system => SystemProcedures(transport);
  UsersProcedures get users => UsersProcedures(transport);
  VideosProcedures get videos => VideosProcedures(transport);
  WebhooksProcedures get webhooks => WebhooksProcedures(transport);
}

class AdminProcedures {
  const AdminProcedures(this.transport);

  final Transport transport;

  /// What administrators did, the newest first.
  Future<GetAuditLogOutput> getAuditLog([GetAuditLogInput input = const GetAuditLogInput()]) async {
    final dynamic it = await transport.query('admin.getAuditLog', input.toJson());
    return GetAuditLogOutput.of(it as Json);
  }

  /// All accounts by username, or those that fit, suspended ones among them.
  Future<GetUsersOutput> getUsers([GetUsersInput input = const GetUsersInput()]) async {
    final dynamic it = await transport.query('admin.getUsers', input.toJson());
    return GetUsersOutput.of(it as Json);
  }

  /// Lets an account sign in again.
  Future<SuspendUserOutput> reinstateUser(ReinstateUserInput input) async {
    final dynamic it = await transport.mutation('admin.reinstateUser', input.toJson());
    return SuspendUserOutput.of(it as Json);
  }

  /// Makes somebody an administrator, or no longer one; who falls is signed out everywhere.
  Future<SetRoleOutput> setRole(SetRoleInput input) async {
    final dynamic it = await transport.mutation('admin.setRole', input.toJson());
    return SetRoleOutput.of(it as Json);
  }

  /// Shuts an account: it signs in nowhere, and its tokens end within seconds.
  Future<SuspendUserOutput> suspendUser(SuspendUserInput input) async {
    final dynamic it = await transport.mutation('admin.suspendUser', input.toJson());
    return SuspendUserOutput.of(it as Json);
  }
}

class AuthProcedures {
  const AuthProcedures(this.transport);

  final Transport transport;

  /// Makes the secret of a second factor; it counts once a code has confirmed it.
  Future<BeginTotpOutput> beginTotp(BeginTotpInput input) async {
    final dynamic it = await transport.mutation('auth.beginTotp', input.toJson());
    return BeginTotpOutput.of(it as Json);
  }

  /// Sets a new password and ends all other sign-ins.
  Future<void> changePassword(ChangePasswordInput input) async {
    await transport.mutation('auth.changePassword', input.toJson());
  }

  /// Turns the second factor on with a first code, and tells the recovery codes, this once.
  Future<ConfirmTotpOutput> confirmTotp(ConfirmTotpInput input) async {
    final dynamic it = await transport.mutation('auth.confirmTotp', input.toJson());
    return ConfirmTotpOutput.of(it as Json);
  }

  /// Makes a key by which a server calls in your name, as far as its scopes go; it is told this once.
  Future<CreateApiKeyOutput> createApiKey(CreateApiKeyInput input) async {
    final dynamic it = await transport.mutation('auth.createApiKey', input.toJson());
    return CreateApiKeyOutput.of(it as Json);
  }

  /// Makes the caller's account a pseudonym for good: what they wrote and had goes, what was booked stays.
  Future<void> eraseAccount(EraseAccountInput input) async {
    await transport.mutation('auth.eraseAccount', input.toJson());
  }

  /// Your keys, without their secrets.
  Future<GetApiKeysOutput> getApiKeys() async {
    final dynamic it = await transport.query('auth.getApiKeys', null);
    return GetApiKeysOutput.of(it as Json);
  }

  /// Where you are signed in, newest first.
  Future<GetDevicesOutput> getDevices() async {
    final dynamic it = await transport.query('auth.getDevices', null);
    return GetDevicesOutput.of(it as Json);
  }

  /// Whether your address is proved, and whether you have a second factor.
  Future<GetSecurityOutput> getSecurity() async {
    final dynamic it = await transport.query('auth.getSecurity', null);
    return GetSecurityOutput.of(it as Json);
  }

  /// Signs in by username or e-mail address.
  Future<SignInsSignedIn> login(LoginInput input) async {
    final dynamic it = await transport.mutation('auth.login', input.toJson());
    return SignInsSignedIn.of(it as Json);
  }

  /// Revokes what came of one sign-in.
  Future<void> logout(LogoutInput input) async {
    await transport.mutation('auth.logout', input.toJson());
  }

  /// Trades a refresh token for a new pair; the old one used again revokes all that came of one sign-in.
  Future<SignInsSignedIn> refresh(RefreshInput input) async {
    final dynamic it = await transport.mutation('auth.refresh', input.toJson());
    return SignInsSignedIn.of(it as Json);
  }

  /// Opens an account and signs it in.
  Future<SignInsSignedIn> register(RegisterInput input) async {
    final dynamic it = await transport.mutation('auth.register', input.toJson());
    return SignInsSignedIn.of(it as Json);
  }

  /// Turns the second factor off.
  Future<void> removeTotp(BothFactors input) async {
    await transport.mutation('auth.removeTotp', input.toJson());
  }

  /// Makes new recovery codes in place of those that are left.
  Future<ConfirmTotpOutput> renewRecoveryCodes(BothFactors input) async {
    final dynamic it = await transport.mutation('auth.renewRecoveryCodes', input.toJson());
    return ConfirmTotpOutput.of(it as Json);
  }

  /// Mails a code for a new password to this address if an account has it; the answer is the same if none has.
  Future<void> requestPasswordReset(RequestPasswordResetInput input) async {
    await transport.mutation('auth.requestPasswordReset', input.toJson());
  }

  /// Mails another code to your address.
  Future<void> resendVerification() async {
    await transport.mutation('auth.resendVerification', null);
  }

  /// Sets a new password with the code that was mailed, and ends every sign-in with its access tokens.
  Future<void> resetPassword(ResetPasswordInput input) async {
    await transport.mutation('auth.resetPassword', input.toJson());
  }

  /// Ends a key, from the next call on.
  Future<void> revokeApiKey(RevokeApiKeyInput input) async {
    await transport.mutation('auth.revokeApiKey', input.toJson());
  }

  /// Ends one of your sign-ins: its refresh token at once, its access tokens within seconds.
  Future<void> revokeDevice(RevokeDeviceInput input) async {
    await transport.mutation('auth.revokeDevice', input.toJson());
  }

  /// Ends all your sign-ins but this one.
  Future<RevokeOtherDevicesOutput> revokeOtherDevices() async {
    final dynamic it = await transport.mutation('auth.revokeOtherDevices', null);
    return RevokeOtherDevicesOutput.of(it as Json);
  }

  /// Proves the address of an account with the code that was mailed to it.
  Future<VerifyEmailOutput> verifyEmail(VerifyEmailInput input) async {
    final dynamic it = await transport.mutation('auth.verifyEmail', input.toJson());
    return VerifyEmailOutput.of(it as Json);
  }
}

class ChatProcedures {
  const ChatProcedures(this.transport);

  final Transport transport;

  /// Adds an emoji to the caller's channel.
  Future<AddEmojiOutput> addEmoji(AddEmojiInput input) async {
    final dynamic it = await transport.mutation('chat.addEmoji', input.toJson());
    return AddEmojiOutput.of(it as Json);
  }

  /// Appoints a moderator.
  Future<AddModeratorOutput> addModerator(AddModeratorInput input) async {
    final dynamic it = await transport.mutation('chat.addModerator', input.toJson());
    return AddModeratorOutput.of(it as Json);
  }

  /// Tells everybody something, whatever the modes say.
  Future<AnnounceOutput> announce(AnnounceInput input) async {
    final dynamic it = await transport.mutation('chat.announce', input.toJson());
    return AnnounceOutput.of(it as Json);
  }

  /// Sends a user away from the session.
  Future<BanUserOutput> banUser(BanUserInput input) async {
    final dynamic it = await transport.mutation('chat.banUser', input.toJson());
    return BanUserOutput.of(it as Json);
  }

  /// Closes a poll before its time.
  Future<CreatePollOutput> closePoll(EndPollInput input) async {
    final dynamic it = await transport.mutation('chat.closePoll', input.toJson());
    return CreatePollOutput.of(it as Json);
  }

  /// Asks the room a question; one poll of a session is open at a time.
  Future<CreatePollOutput> createPoll(CreatePollInput input) async {
    final dynamic it = await transport.mutation('chat.createPoll', input.toJson());
    return CreatePollOutput.of(it as Json);
  }

  /// Takes a message back.
  Future<DeleteMessageOutput> deleteMessage(DeleteMessageInput input) async {
    final dynamic it = await transport.mutation('chat.deleteMessage', input.toJson());
    return DeleteMessageOutput.of(it as Json);
  }

  /// A channel's emoji.
  Future<GetEmojiOutput> getEmoji([GetEmojiInput input = const GetEmojiInput()]) async {
    final dynamic it = await transport.query('chat.getEmoji', input.toJson());
    return GetEmojiOutput.of(it as Json);
  }

  /// What was written, the newest first.
  Future<GetMessagesOutput> getMessages(GetMessagesInput input) async {
    final dynamic it = await transport.query('chat.getMessages', input.toJson());
    return GetMessagesOutput.of(it as Json);
  }

  /// A poll with its counts; the session's newest when none is named.
  Future<GetPollOutput> getPoll(GetPollInput input) async {
    final dynamic it = await transport.query('chat.getPoll', input.toJson());
    return GetPollOutput.of(it as Json);
  }

  /// The chat's modes, its pinned message, and what the caller may do in it.
  Future<GetRoomOutput> getRoom(GetRoomInput input) async {
    final dynamic it = await transport.query('chat.getRoom', input.toJson());
    return GetRoomOutput.of(it as Json);
  }

  /// Pins a message in place of the one before.
  Future<PinMessageOutput> pinMessage(PinMessageInput input) async {
    final dynamic it = await transport.mutation('chat.pinMessage', input.toJson());
    return PinMessageOutput.of(it as Json);
  }

  /// Takes an emoji away.
  Future<void> removeEmoji(RemoveEmojiInput input) async {
    await transport.mutation('chat.removeEmoji', input.toJson());
  }

  /// Dismisses a moderator.
  Future<AddModeratorOutput> removeModerator(AddModeratorInput input) async {
    final dynamic it = await transport.mutation('chat.removeModerator', input.toJson());
    return AddModeratorOutput.of(it as Json);
  }

  /// Writes in a session's chat.
  Future<SendMessageOutput> sendMessage(SendMessageInput input) async {
    final dynamic it = await transport.mutation('chat.sendMessage', input.toJson());
    return SendMessageOutput.of(it as Json);
  }

  /// Sets the words that are refused, all at once.
  Future<SetFilterOutput> setFilter(SetFilterInput input) async {
    final dynamic it = await transport.mutation('chat.setFilter', input.toJson());
    return SetFilterOutput.of(it as Json);
  }

  /// Changes the chat's modes; what is left out stays.
  Future<SetModeOutput> setMode(SetModeInput input) async {
    final dynamic it = await transport.mutation('chat.setMode', input.toJson());
    return SetModeOutput.of(it as Json);
  }

  /// Lets a user read and not write, for a while.
  Future<TimeoutUserOutput> timeoutUser(TimeoutUserInput input) async {
    final dynamic it = await transport.mutation('chat.timeoutUser', input.toJson());
    return TimeoutUserOutput.of(it as Json);
  }

  /// Lets a user back in, and lifts a time-out too.
  Future<BanUserOutput> unbanUser(BanUserInput input) async {
    final dynamic it = await transport.mutation('chat.unbanUser', input.toJson());
    return BanUserOutput.of(it as Json);
  }

  /// Pins nothing.
  Future<UnpinMessageOutput> unpinMessage(UnpinMessageInput input) async {
    final dynamic it = await transport.mutation('chat.unpinMessage', input.toJson());
    return UnpinMessageOutput.of(it as Json);
  }

  /// Votes; the same vote again changes nothing.
  Future<VotePollOutput> votePoll(VotePollInput input) async {
    final dynamic it = await transport.mutation('chat.votePoll', input.toJson());
    return VotePollOutput.of(it as Json);
  }
}

class GiftsProcedures {
  const GiftsProcedures(this.transport);

  final Transport transport;

  /// Gives a user coins.
  Future<AddCoinsOutput> addCoins(AddCoinsInput input) async {
    final dynamic it = await transport.mutation('gifts.addCoins', input.toJson());
    return AddCoinsOutput.of(it as Json);
  }

  /// Accepts a challenge, or declines it.
  Future<ChallengeBattleOutput> answerBattle(AcceptBattleInput input) async {
    final dynamic it = await transport.mutation('gifts.answerBattle', input.toJson());
    return ChallengeBattleOutput.of(it as Json);
  }

  /// Takes a provider's report of what it has paid.
  Future<ApplyPayoutReportOutput> applyPayoutReport(ApplyPayoutReportInput input) async {
    final dynamic it = await transport.mutation('gifts.applyPayoutReport', input.toJson());
    return ApplyPayoutReportOutput.of(it as Json);
  }

  /// Approves a payout of somebody else; the provider pays it.
  Future<RequestPayoutOutput> approvePayout(ApprovePayoutInput input) async {
    final dynamic it = await transport.mutation('gifts.approvePayout', input.toJson());
    return RequestPayoutOutput.of(it as Json);
  }

  /// Recomputes the ledger now.
  Future<AuditLedgerOutput> auditLedger() async {
    final dynamic it = await transport.mutation('gifts.auditLedger', null);
    return AuditLedgerOutput.of(it as Json);
  }

  /// Begins the purchase of a pack.
  Future<BuyCoinsOutput> buyCoins(BuyCoinsInput input) async {
    final dynamic it = await transport.mutation('gifts.buyCoins', input.toJson());
    return BuyCoinsOutput.of(it as Json);
  }

  /// Takes back what was asked for, before it is approved.
  Future<RequestPayoutOutput> cancelPayout(CancelPayoutInput input) async {
    final dynamic it = await transport.mutation('gifts.cancelPayout', input.toJson());
    return RequestPayoutOutput.of(it as Json);
  }

  /// Challenges another session to a battle of gifts.
  Future<ChallengeBattleOutput> challengeBattle(ChallengeBattleInput input) async {
    final dynamic it = await transport.mutation('gifts.challengeBattle', input.toJson());
    return ChallengeBattleOutput.of(it as Json);
  }

  /// Says one's date of birth, once; an administrator may correct it.
  Future<GetGivingLimitsOutput> confirmAge(ConfirmAgeInput input) async {
    final dynamic it = await transport.mutation('gifts.confirmAge', input.toJson());
    return GetGivingLimitsOutput.of(it as Json);
  }

  /// All packs, with those that are not for sale.
  Future<GetAllCoinPacksOutput> getAllCoinPacks() async {
    final dynamic it = await transport.query('gifts.getAllCoinPacks', null);
    return GetAllCoinPacksOutput.of(it as Json);
  }

  /// The whole catalogue, with what cannot be given now.
  Future<GetAllGiftsOutput> getAllGifts() async {
    final dynamic it = await transport.query('gifts.getAllGifts', null);
    return GetAllGiftsOutput.of(it as Json);
  }

  /// The gifts there are.
  Future<List<Gift>> getAvailableGifts([GetAvailableGiftsInput input = const GetAvailableGiftsInput()]) async {
    final dynamic it = await transport.query('gifts.getAvailableGifts', input.toJson());
    return [for (final dynamic each in it as List) Gift.of(each as Json)];
  }

  /// The caller's coins, diamonds and debt.
  Future<GetBalanceOutput> getBalance() async {
    final dynamic it = await transport.query('gifts.getBalance', null);
    return GetBalanceOutput.of(it as Json);
  }

  /// A session's battle, and challenges that wait for its host.
  Future<GetBattleOutput> getBattle(GetBattleInput input) async {
    final dynamic it = await transport.query('gifts.getBattle', input.toJson());
    return GetBattleOutput.of(it as Json);
  }

  /// The packs of coins for sale.
  Future<GetCoinPacksOutput> getCoinPacks() async {
    final dynamic it = await transport.query('gifts.getCoinPacks', null);
    return GetCoinPacksOutput.of(it as Json);
  }

  /// What the caller may give in a day, and has given today.
  Future<GetGivingLimitsOutput> getGivingLimits() async {
    final dynamic it = await transport.query('gifts.getGivingLimits', null);
    return GetGivingLimitsOutput.of(it as Json);
  }

  /// A session's goal, and how it stands.
  Future<GetGoalOutput> getGoal(GetGoalInput input) async {
    final dynamic it = await transport.query('gifts.getGoal', input.toJson());
    return GetGoalOutput.of(it as Json);
  }

  /// What the caller earns of a gift; an administrator may name another host.
  Future<GetHostTierOutput> getHostTier([GetHostTierInput input = const GetHostTierInput()]) async {
    final dynamic it = await transport.query('gifts.getHostTier', input.toJson());
    return GetHostTierOutput.of(it as Json);
  }

  /// All tiers of hosts, the lowest share first.
  Future<GetHostTiersOutput> getHostTiers() async {
    final dynamic it = await transport.query('gifts.getHostTiers', null);
    return GetHostTiersOutput.of(it as Json);
  }

  /// The caller's invoices and receipts of payouts, the newest first.
  Future<GetInvoicesOutput> getInvoices([GetInvoicesInput input = const GetInvoicesInput()]) async {
    final dynamic it = await transport.query('gifts.getInvoices', input.toJson());
    return GetInvoicesOutput.of(it as Json);
  }

  /// Who gave most, in a session or to a host, in a period.
  Future<GetLeaderboardOutput> getLeaderboard([GetLeaderboardInput input = const GetLeaderboardInput()]) async {
    final dynamic it = await transport.query('gifts.getLeaderboard', input.toJson());
    return GetLeaderboardOutput.of(it as Json);
  }

  /// Payouts that wait for a decision, the oldest first.
  Future<GetPayoutsOutput> getPayoutRequests([GetPayoutRequestsInput input = const GetPayoutRequestsInput()]) async {
    final dynamic it = await transport.query('gifts.getPayoutRequests', input.toJson());
    return GetPayoutsOutput.of(it as Json);
  }

  /// The caller's payouts, the newest first.
  Future<GetPayoutsOutput> getPayouts([GetPayoutsInput input = const GetPayoutsInput()]) async {
    final dynamic it = await transport.query('gifts.getPayouts', input.toJson());
    return GetPayoutsOutput.of(it as Json);
  }

  /// A purchase.
  Future<GetPurchaseOutput> getPurchase(GetPurchaseInput input) async {
    final dynamic it = await transport.query('gifts.getPurchase', input.toJson());
    return GetPurchaseOutput.of(it as Json);
  }

  /// Purchases, the newest first; the caller's own when nobody is named.
  Future<GetPurchasesOutput> getPurchases([GetPurchasesInput input = const GetPurchasesInput()]) async {
    final dynamic it = await transport.query('gifts.getPurchases', input.toJson());
    return GetPurchasesOutput.of(it as Json);
  }

  /// The caller's entries of a time, with the balances before and after.
  Future<GetStatementOutput> getStatement([GetStatementInput input = const GetStatementInput()]) async {
    final dynamic it = await transport.query('gifts.getStatement', input.toJson());
    return GetStatementOutput.of(it as Json);
  }

  /// The caller's transactions, the newest first.
  Future<GetTransactionsOutput> getTransactions([GetTransactionsInput input = const GetTransactionsInput()]) async {
    final dynamic it = await transport.query('gifts.getTransactions', input.toJson());
    return GetTransactionsOutput.of(it as Json);
  }

  /// Gives a battle up: the other session wins.
  Future<LeaveBattleOutput> leaveBattle(LeaveBattleInput input) async {
    final dynamic it = await transport.mutation('gifts.leaveBattle', input.toJson());
    return LeaveBattleOutput.of(it as Json);
  }

  /// Compares a provider's report with the purchases.
  Future<ReconcilePaymentsOutput> reconcilePayments(ReconcilePaymentsInput input) async {
    final dynamic it = await transport.mutation('gifts.reconcilePayments', input.toJson());
    return ReconcilePaymentsOutput.of(it as Json);
  }

  /// Takes a receipt of an app store, and brings its coins.
  Future<RedeemReceiptOutput> redeemReceipt(RedeemReceiptInput input) async {
    final dynamic it = await transport.mutation('gifts.redeemReceipt', input.toJson());
    return RedeemReceiptOutput.of(it as Json);
  }

  /// Gives a gift back, or a part of it: coins to the giver, diamonds from the host.
  Future<RefundGiftOutput> refundGift(RefundGiftInput input) async {
    final dynamic it = await transport.mutation('gifts.refundGift', input.toJson());
    return RefundGiftOutput.of(it as Json);
  }

  /// Gives money back, and takes the coins of it.
  Future<RefundPurchaseOutput> refundPurchase(RefundPurchaseInput input) async {
    final dynamic it = await transport.mutation('gifts.refundPurchase', input.toJson());
    return RefundPurchaseOutput.of(it as Json);
  }

  /// Refuses a payout of somebody else; its diamonds come back.
  Future<RequestPayoutOutput> rejectPayout(RejectPayoutInput input) async {
    final dynamic it = await transport.mutation('gifts.rejectPayout', input.toJson());
    return RequestPayoutOutput.of(it as Json);
  }

  /// Takes a session's goal away.
  Future<RemoveGoalOutput> removeGoal(RemoveGoalInput input) async {
    final dynamic it = await transport.mutation('gifts.removeGoal', input.toJson());
    return RemoveGoalOutput.of(it as Json);
  }

  /// Asks to be paid for diamonds, which are set aside until it is decided.
  Future<RequestPayoutOutput> requestPayout(RequestPayoutInput input) async {
    final dynamic it = await transport.mutation('gifts.requestPayout', input.toJson());
    return RequestPayoutOutput.of(it as Json);
  }

  /// Makes or changes a pack.
  Future<SaveCoinPackOutput> saveCoinPack(SaveCoinPackInput input) async {
    final dynamic it = await transport.mutation('gifts.saveCoinPack', input.toJson());
    return SaveCoinPackOutput.of(it as Json);
  }

  /// Makes or changes a gift of the catalogue.
  Future<SaveGiftOutput> saveGift(SaveGiftInput input) async {
    final dynamic it = await transport.mutation('gifts.saveGift', input.toJson());
    return SaveGiftOutput.of(it as Json);
  }

  /// Makes or changes a tier of hosts.
  Future<SaveHostTierOutput> saveHostTier(SaveHostTierInput input) async {
    final dynamic it = await transport.mutation('gifts.saveHostTier', input.toJson());
    return SaveHostTierOutput.of(it as Json);
  }

  /// Gives a gift; the same key again is answered again and charged once.
  Future<GiveGiftReceipt> sendGift(SendGiftInput input) async {
    final dynamic it = await transport.mutation('gifts.sendGift', input.toJson());
    return GiveGiftReceipt.of(it as Json);
  }

  /// Limits what the caller may give in a day; a higher limit holds a day later.
  Future<GetGivingLimitsOutput> setGivingLimit([SetGivingLimitInput input = const SetGivingLimitInput()]) async {
    final dynamic it = await transport.mutation('gifts.setGivingLimit', input.toJson());
    return GetGivingLimitsOutput.of(it as Json);
  }

  /// Sets a session's goal; it takes the place of the one before.
  Future<SetGoalOutput> setGoal(SetGoalInput input) async {
    final dynamic it = await transport.mutation('gifts.setGoal', input.toJson());
    return SetGoalOutput.of(it as Json);
  }

  /// Puts a host into a tier.
  Future<SetHostTierOutput> setHostTier(SetHostTierInput input) async {
    final dynamic it = await transport.mutation('gifts.setHostTier', input.toJson());
    return SetHostTierOutput.of(it as Json);
  }
}

class NotificationsProcedures {
  const NotificationsProcedures(this.transport);

  final Transport transport;

  /// What the caller was told, the newest first.
  Future<GetNotificationsOutput> getNotifications([GetNotificationsInput input = const GetNotificationsInput()]) async {
    final dynamic it = await transport.query('notifications.getNotifications', input.toJson());
    return GetNotificationsOutput.of(it as Json);
  }

  /// What the caller wants to be told, and when.
  Future<SettingsView> getSettings() async {
    final dynamic it = await transport.query('notifications.getSettings', null);
    return SettingsView.of(it as Json);
  }

  /// Marks as read: some, or all up to one.
  Future<MarkAsReadOutput> markAsRead([MarkAsReadInput input = const MarkAsReadInput()]) async {
    final dynamic it = await transport.mutation('notifications.markAsRead', input.toJson());
    return MarkAsReadOutput.of(it as Json);
  }

  /// What the caller is told, as it comes; a client that was cut off is first told what it has missed.
  Stream<Tracked<OnNotificationTold>> onNotification([OnNotificationInput input = const OnNotificationInput()]) =>
      transport.subscription('notifications.onNotification', input.toJson()).map((it) => Tracked(it.id, OnNotificationTold.of(it.data as Json)));

  /// Registers a browser or a phone to be pushed to.
  Future<RegisterDeviceOutput> registerDevice(RegisterDeviceInput input) async {
    final dynamic it = await transport.mutation('notifications.registerDevice', input.toJson());
    return RegisterDeviceOutput.of(it as Json);
  }

  /// Tells users something in the server's name.
  Future<SendSystemOutput> sendSystem(SendSystemInput input) async {
    final dynamic it = await transport.mutation('notifications.sendSystem', input.toJson());
    return SendSystemOutput.of(it as Json);
  }

  /// Takes a device away.
  Future<UnregisterDeviceOutput> unregisterDevice(UnregisterDeviceInput input) async {
    final dynamic it = await transport.mutation('notifications.unregisterDevice', input.toJson());
    return UnregisterDeviceOutput.of(it as Json);
  }

  /// Changes what the caller wants to be told; what is left out stays.
  Future<SettingsView> updateSettings([UpdateSettingsInput input = const UpdateSettingsInput()]) async {
    final dynamic it = await transport.mutation('notifications.updateSettings', input.toJson());
    return SettingsView.of(it as Json);
  }
}

class StreamingProcedures {
  const StreamingProcedures(this.transport);

  final Transport transport;

  /// Appoints a co-host.
  Future<AddCoHostOutput> addCoHost(AddCoHostInput input) async {
    final dynamic it = await transport.mutation('streaming.addCoHost', input.toJson());
    return AddCoHostOutput.of(it as Json);
  }

  /// Adds a place to which the session is sent on.
  Future<AddRestreamOutput> addRestream(AddRestreamInput input) async {
    final dynamic it = await transport.mutation('streaming.addRestream', input.toJson());
    return AddRestreamOutput.of(it as Json);
  }

  /// Makes an address that lays gifts and chat over the host's picture; it is shown once.
  Future<CreateOverlayOutput> createOverlay(CreateOverlayInput input) async {
    final dynamic it = await transport.mutation('streaming.createOverlay', input.toJson());
    return CreateOverlayOutput.of(it as Json);
  }

  /// Makes a session; its stream key is shown this once.
  Future<CreateSessionOutput> createSession(CreateSessionInput input) async {
    final dynamic it = await transport.mutation('streaming.createSession', input.toJson());
    return CreateSessionOutput.of(it as Json);
  }

  /// Ends a session for good, and answers with its report.
  Future<GetReportOutput> endSession(EndSessionInput input) async {
    final dynamic it = await transport.mutation('streaming.endSession', input.toJson());
    return GetReportOutput.of(it as Json);
  }

  /// What is live now; with `query` what has these words.
  Future<GetActiveSessionsOutput> getActiveSessions([GetActiveSessionsInput input = const GetActiveSessionsInput()]) async {
    final dynamic it = await transport.query('streaming.getActiveSessions', input.toJson());
    return GetActiveSessionsOutput.of(it as Json);
  }

  /// The session's log, as far as the caller may see it.
  Future<GetEventsOutput> getEvents(GetEventsInput input) async {
    final dynamic it = await transport.query('streaming.getEvents', input.toJson());
    return GetEventsOutput.of(it as Json);
  }

  /// What the encoder sends and how well, with advice.
  Future<IngestMonitorEncoder> getIngestHealth(GetIngestHealthInput input) async {
    final dynamic it = await transport.query('streaming.getIngestHealth', input.toJson());
    return IngestMonitorEncoder.of(it as Json);
  }

  /// The caller's overlays, without their addresses.
  Future<GetOverlaysOutput> getOverlays() async {
    final dynamic it = await transport.query('streaming.getOverlays', null);
    return GetOverlaysOutput.of(it as Json);
  }

  /// The report of a session that is over.
  Future<GetReportOutput> getReport(GetReportInput input) async {
    final dynamic it = await transport.query('streaming.getReport', input.toJson());
    return GetReportOutput.of(it as Json);
  }

  /// The places to which a session is sent on, and how each does.
  Future<GetRestreamsOutput> getRestreams(GetRestreamsInput input) async {
    final dynamic it = await transport.query('streaming.getRestreams', input.toJson());
    return GetRestreamsOutput.of(it as Json);
  }

  /// A session, and where to watch it.
  Future<GetSessionOutput> getSession(GetSessionInput input) async {
    final dynamic it = await transport.query('streaming.getSession', input.toJson());
    return GetSessionOutput.of(it as Json);
  }

  /// The caller's own sessions, the newest first.
  Future<GetSessionsOutput> getSessions([GetSessionsInput input = const GetSessionsInput()]) async {
    final dynamic it = await transport.query('streaming.getSessions', input.toJson());
    return GetSessionsOutput.of(it as Json);
  }

  /// Public sessions that are to begin at a time, the soonest first.
  Future<GetUpcomingSessionsOutput> getUpcomingSessions([GetUpcomingSessionsInput input = const GetUpcomingSessionsInput()]) async {
    final dynamic it = await transport.query('streaming.getUpcomingSessions', input.toJson());
    return GetUpcomingSessionsOutput.of(it as Json);
  }

  /// Enters a session as a viewer; the right code opens a private one, for a user for good.
  Future<JoinSessionOutput> joinSession(JoinSessionInput input) async {
    final dynamic it = await transport.mutation('streaming.joinSession', input.toJson());
    return JoinSessionOutput.of(it as Json);
  }

  /// Leaves a session.
  Future<void> leaveSession(LeaveSessionInput input) async {
    await transport.mutation('streaming.leaveSession', input.toJson());
  }

  /// Counts taps of approval.
  Future<LikeOutput> like(LikeInput input) async {
    final dynamic it = await transport.mutation('streaming.like', input.toJson());
    return LikeOutput.of(it as Json);
  }

  /// The session's log from a row on, and then what is written as it is written; complete when the session is over.
  Stream<Tracked<RowView>> onEvents(OnEventsInput input) =>
      transport.subscription('streaming.onEvents', input.toJson()).map((it) => Tracked(it.id, RowView.of(it.data as Json)));

  /// What an overlay's page begins with.
  Future<OpenOverlayOutput> openOverlay(OpenOverlayInput input) async {
    final dynamic it = await transport.query('streaming.openOverlay', input.toJson());
    return OpenOverlayOutput.of(it as Json);
  }

  /// Dismisses a co-host.
  Future<RemoveCoHostOutput> removeCoHost(RemoveCoHostInput input) async {
    final dynamic it = await transport.mutation('streaming.removeCoHost', input.toJson());
    return RemoveCoHostOutput.of(it as Json);
  }

  /// Takes such a place away.
  Future<RemoveRestreamOutput> removeRestream(RemoveRestreamInput input) async {
    final dynamic it = await transport.mutation('streaming.removeRestream', input.toJson());
    return RemoveRestreamOutput.of(it as Json);
  }

  /// Makes another stream key; the old one is good no longer.
  Future<ResetStreamKeyOutput> resetStreamKey(ResetStreamKeyInput input) async {
    final dynamic it = await transport.mutation('streaming.resetStreamKey', input.toJson());
    return ResetStreamKeyOutput.of(it as Json);
  }

  /// Ends an overlay's address.
  Future<RevokeOverlayOutput> revokeOverlay(RevokeOverlayInput input) async {
    final dynamic it = await transport.mutation('streaming.revokeOverlay', input.toJson());
    return RevokeOverlayOutput.of(it as Json);
  }

  /// Shows a gift on an overlay, which nobody has given.
  Future<TestOverlayOutput> testOverlay(TestOverlayInput input) async {
    final dynamic it = await transport.mutation('streaming.testOverlay', input.toJson());
    return TestOverlayOutput.of(it as Json);
  }

  /// Names such a place anew, or switches it on or off.
  Future<AddRestreamOutput> updateRestream(UpdateRestreamInput input) async {
    final dynamic it = await transport.mutation('streaming.updateRestream', input.toJson());
    return AddRestreamOutput.of(it as Json);
  }

  /// Changes what a session is called, also while it is live.
  Future<UpdateSessionOutput> updateSession(UpdateSessionInput input) async {
    final dynamic it = await transport.mutation('streaming.updateSession', input.toJson());
    return UpdateSessionOutput.of(it as Json);
  }
}

class SystemProcedures {
  const SystemProcedures(this.transport);

  final Transport transport;

  /// The server's clock.
  Future<PingOutput> ping() async {
    final dynamic it = await transport.query('system.ping', null);
    return PingOutput.of(it as Json);
  }
}

class UsersProcedures {
  const UsersProcedures(this.transport);

  final Transport transport;

  /// Blocks a user, who then may not follow the caller or write in their chat.
  Future<BlockUserOutput> block(BlockUserInput input) async {
    final dynamic it = await transport.mutation('users.block', input.toJson());
    return BlockUserOutput.of(it as Json);
  }

  /// Follows a user; again changes nothing.
  Future<FollowUserOutput> follow(FollowUserInput input) async {
    final dynamic it = await transport.mutation('users.follow', input.toJson());
    return FollowUserOutput.of(it as Json);
  }

  /// The caller's archive, with an address to fetch it at for an hour.
  Future<GetArchiveOutput> getArchive() async {
    final dynamic it = await transport.query('users.getArchive', null);
    return GetArchiveOutput.of(it as Json);
  }

  /// What can be awarded, and what of it a user has.
  Future<GetAwardsOutput> getAwards([GetAwardsInput input = const GetAwardsInput()]) async {
    final dynamic it = await transport.query('users.getAwards', input.toJson());
    return GetAwardsOutput.of(it as Json);
  }

  /// The caller's points of experience, and what each of them came of, the newest first.
  Future<GetExperienceOutput> getExperience([GetExperienceInput input = const GetExperienceInput()]) async {
    final dynamic it = await transport.query('users.getExperience', input.toJson());
    return GetExperienceOutput.of(it as Json);
  }

  /// Who follows a user, the newest first.
  Future<UserPage> getFollowers(UserPageInput input) async {
    final dynamic it = await transport.query('users.getFollowers', input.toJson());
    return UserPage.of(it as Json);
  }

  /// Whom a user follows, the newest first.
  Future<UserPage> getFollowing(UserPageInput input) async {
    final dynamic it = await transport.query('users.getFollowing', input.toJson());
    return UserPage.of(it as Json);
  }

  /// Who may see what of you.
  Future<PrivacyChoices> getPrivacy() async {
    final dynamic it = await transport.query('users.getPrivacy', null);
    return PrivacyChoices.of(it as Json);
  }

  /// A user's profile; one's own, with coins and settings, when nobody is named.
  Future<Profile> getProfile([GetProfileInput input = const GetProfileInput()]) async {
    final dynamic it = await transport.query('users.getProfile', input.toJson());
    return Profile.of(it as Json);
  }

  /// What is between you and each of these users, in one call.
  Future<GetRelationshipsOutput> getRelationships(GetRelationshipsInput input) async {
    final dynamic it = await transport.query('users.getRelationships', input.toJson());
    return GetRelationshipsOutput.of(it as Json);
  }

  /// What brings points of experience.
  Future<GetXpRulesOutput> getXpRules() async {
    final dynamic it = await transport.query('users.getXpRules', null);
    return GetXpRulesOutput.of(it as Json);
  }

  /// Tells you nothing any more of what a user does; they do not learn of it.
  Future<MuteUserOutput> mute(MuteUserInput input) async {
    final dynamic it = await transport.mutation('users.mute', input.toJson());
    return MuteUserOutput.of(it as Json);
  }

  /// Begins to make an archive of all there is of the caller.
  Future<RequestArchiveOutput> requestArchive() async {
    final dynamic it = await transport.mutation('users.requestArchive', null);
    return RequestArchiveOutput.of(it as Json);
  }

  /// Changes what a deed brings from now on.
  Future<SaveXpRuleOutput> saveXpRule(SaveXpRuleInput input) async {
    final dynamic it = await transport.mutation('users.saveXpRule', input.toJson());
    return SaveXpRuleOutput.of(it as Json);
  }

  /// Those whose username or display name begins with this.
  Future<SearchUsersOutput> search(SearchUsersInput input) async {
    final dynamic it = await transport.query('users.search', input.toJson());
    return SearchUsersOutput.of(it as Json);
  }

  /// Blocks a user no longer.
  Future<BlockUserOutput> unblock(BlockUserInput input) async {
    final dynamic it = await transport.mutation('users.unblock', input.toJson());
    return BlockUserOutput.of(it as Json);
  }

  /// Follows a user no longer.
  Future<FollowUserOutput> unfollow(FollowUserInput input) async {
    final dynamic it = await transport.mutation('users.unfollow', input.toJson());
    return FollowUserOutput.of(it as Json);
  }

  /// Mutes a user no longer.
  Future<MuteUserOutput> unmute(MuteUserInput input) async {
    final dynamic it = await transport.mutation('users.unmute', input.toJson());
    return MuteUserOutput.of(it as Json);
  }

  /// Changes who may see what of you; what is left out stays.
  Future<PrivacyChoices> updatePrivacy([UpdatePrivacyInput input = const UpdatePrivacyInput()]) async {
    final dynamic it = await transport.mutation('users.updatePrivacy', input.toJson());
    return PrivacyChoices.of(it as Json);
  }

  /// Changes the caller's profile; what is left out stays.
  Future<Profile> updateProfile([UpdateProfileInput input = const UpdateProfileInput()]) async {
    final dynamic it = await transport.mutation('users.updateProfile', input.toJson());
    return Profile.of(it as Json);
  }

  /// Makes the square in the middle of a PNG or JPEG the caller's picture.
  Future<UploadAvatarOutput> uploadAvatar(UploadAvatarInput input) async {
    final dynamic it = await transport.mutation('users.uploadAvatar', input.toJson());
    return UploadAvatarOutput.of(it as Json);
  }
}

class VideosProcedures {
  const VideosProcedures(this.transport);

  final Transport transport;

  /// Says something under a video, or answers a comment.
  Future<AddCommentOutput> addComment(AddCommentInput input) async {
    final dynamic it = await transport.mutation('videos.addComment', input.toJson());
    return AddCommentOutput.of(it as Json);
  }

  /// Puts a video at the end of a playlist, once.
  Future<ChangePlaylistOutput> addToPlaylist(ChangePlaylistInput input) async {
    final dynamic it = await transport.mutation('videos.addToPlaylist', input.toJson());
    return ChangePlaylistOutput.of(it as Json);
  }

  /// Puts a video at the end of what the caller wants to watch later, once.
  Future<ChangeWatchLaterOutput> addToWatchLater(ChangeWatchLaterInput input) async {
    final dynamic it = await transport.mutation('videos.addToWatchLater', input.toJson());
    return ChangeWatchLaterOutput.of(it as Json);
  }

  /// The caller watches a video; counts once for each viewer and day, never for its owner.
  Future<AddViewOutput> addView(AddViewInput input) async {
    final dynamic it = await transport.mutation('videos.addView', input.toJson());
    return AddViewOutput.of(it as Json);
  }

  /// What the caller has watched since they told last, which a player says every few seconds.
  Future<AddWatchTimeOutput> addWatchTime(AddWatchTimeInput input) async {
    final dynamic it = await transport.mutation('videos.addWatchTime', input.toJson());
    return AddWatchTimeOutput.of(it as Json);
  }

  /// Empties the caller's history.
  Future<RemoveFromHistoryOutput> clearHistory() async {
    final dynamic it = await transport.mutation('videos.clearHistory', null);
    return RemoveFromHistoryOutput.of(it as Json);
  }

  /// Makes a video of a stretch of one's own; it can be played at once.
  Future<GetVideoOutput> createClip(CreateClipInput input) async {
    final dynamic it = await transport.mutation('videos.createClip', input.toJson());
    return GetVideoOutput.of(it as Json);
  }

  /// Makes an empty playlist.
  Future<CreatePlaylistOutput> createPlaylist(CreatePlaylistInput input) async {
    final dynamic it = await transport.mutation('videos.createPlaylist', input.toJson());
    return CreatePlaylistOutput.of(it as Json);
  }

  /// Deletes a comment with its answers: by its author, or the video's owner.
  Future<DeleteCommentOutput> deleteComment(DeleteCommentInput input) async {
    final dynamic it = await transport.mutation('videos.deleteComment', input.toJson());
    return DeleteCommentOutput.of(it as Json);
  }

  /// Deletes a playlist; its videos stay.
  Future<DeletePlaylistOutput> deletePlaylist(DeletePlaylistInput input) async {
    final dynamic it = await transport.mutation('videos.deletePlaylist', input.toJson());
    return DeletePlaylistOutput.of(it as Json);
  }

  /// Deletes a video, also while its bytes are coming.
  Future<DeleteVideoOutput> deleteVideo(DeleteVideoInput input) async {
    final dynamic it = await transport.mutation('videos.deleteVideo', input.toJson());
    return DeleteVideoOutput.of(it as Json);
  }

  /// What was said under a video, the pinned one first, then the newest; or the answers to a comment, the oldest first.
  Future<GetCommentsOutput> getComments(GetCommentsInput input) async {
    final dynamic it = await transport.query('videos.getComments', input.toJson());
    return GetCommentsOutput.of(it as Json);
  }

  /// The log of the session that a video is a recording of.
  Future<CatalogueGetEventsOutput> getEvents(CatalogueGetEventsInput input) async {
    final dynamic it = await transport.query('videos.getEvents', input.toJson());
    return CatalogueGetEventsOutput.of(it as Json);
  }

  /// Moments of a recording at which much more was said and given than otherwise, in the order of time.
  Future<GetHighlightsOutput> getHighlights(GetHighlightsInput input) async {
    final dynamic it = await transport.query('videos.getHighlights', input.toJson());
    return GetHighlightsOutput.of(it as Json);
  }

  /// What the caller has watched, the newest first.
  Future<GetHistoryOutput> getHistory([GetHistoryInput input = const GetHistoryInput()]) async {
    final dynamic it = await transport.query('videos.getHistory', input.toJson());
    return GetHistoryOutput.of(it as Json);
  }

  /// A playlist and its videos in their order, but for those the caller may not see.
  Future<GetPlaylistOutput> getPlaylist(GetPlaylistInput input) async {
    final dynamic it = await transport.query('videos.getPlaylist', input.toJson());
    return GetPlaylistOutput.of(it as Json);
  }

  /// A user's playlists, those that changed last first; of others the public ones.
  Future<GetPlaylistsOutput> getPlaylists([GetPlaylistsInput input = const GetPlaylistsInput()]) async {
    final dynamic it = await transport.query('videos.getPlaylists', input.toJson());
    return GetPlaylistsOutput.of(it as Json);
  }

  /// Public videos that are like one, the most like it first.
  Future<GetRelatedVideosOutput> getRelatedVideos(GetRelatedVideosInput input) async {
    final dynamic it = await transport.query('videos.getRelatedVideos', input.toJson());
    return GetRelatedVideosOutput.of(it as Json);
  }

  /// A video, and where to play it.
  Future<GetVideoOutput> getVideo(GetVideoInput input) async {
    final dynamic it = await transport.query('videos.getVideo', input.toJson());
    return GetVideoOutput.of(it as Json);
  }

  /// How much a video is watched, and where people leave, for its owner.
  Future<GetVideoStatsOutput> getVideoStats(GetVideoStatsInput input) async {
    final dynamic it = await transport.query('videos.getVideoStats', input.toJson());
    return GetVideoStatsOutput.of(it as Json);
  }

  /// Public videos, by words, category, tags or owner; of the caller themselves all they have.
  Future<GetVideosOutput> getVideos([GetVideosInput input = const GetVideosInput()]) async {
    final dynamic it = await transport.query('videos.getVideos', input.toJson());
    return GetVideosOutput.of(it as Json);
  }

  /// What the caller wants to watch later.
  Future<GetWatchLaterOutput> getWatchLater([GetWatchLaterInput input = const GetWatchLaterInput()]) async {
    final dynamic it = await transport.query('videos.getWatchLater', input.toJson());
    return GetWatchLaterOutput.of(it as Json);
  }

  /// Likes a video, once.
  Future<LikeVideoOutput> like(LikeVideoInput input) async {
    final dynamic it = await transport.mutation('videos.like', input.toJson());
    return LikeVideoOutput.of(it as Json);
  }

  /// Likes a comment, once.
  Future<LikeCommentOutput> likeComment(LikeCommentInput input) async {
    final dynamic it = await transport.mutation('videos.likeComment', input.toJson());
    return LikeCommentOutput.of(it as Json);
  }

  /// Puts a video of a playlist at another place, counted from 0.
  Future<ChangePlaylistOutput> movePlaylistItem(MovePlaylistItemInput input) async {
    final dynamic it = await transport.mutation('videos.movePlaylistItem', input.toJson());
    return ChangePlaylistOutput.of(it as Json);
  }

  /// Puts a comment before all others, in the place of the one that was.
  Future<PinCommentOutput> pinComment(PinCommentInput input) async {
    final dynamic it = await transport.mutation('videos.pinComment', input.toJson());
    return PinCommentOutput.of(it as Json);
  }

  /// Takes a video out of the caller's history.
  Future<RemoveFromHistoryOutput> removeFromHistory(RemoveFromHistoryInput input) async {
    final dynamic it = await transport.mutation('videos.removeFromHistory', input.toJson());
    return RemoveFromHistoryOutput.of(it as Json);
  }

  /// Takes a video out of a playlist.
  Future<ChangePlaylistOutput> removeFromPlaylist(ChangePlaylistInput input) async {
    final dynamic it = await transport.mutation('videos.removeFromPlaylist', input.toJson());
    return ChangePlaylistOutput.of(it as Json);
  }

  /// Takes a video out of what the caller wants to watch later.
  Future<ChangeWatchLaterOutput> removeFromWatchLater(ChangeWatchLaterInput input) async {
    final dynamic it = await transport.mutation('videos.removeFromWatchLater', input.toJson());
    return ChangeWatchLaterOutput.of(it as Json);
  }

  /// Whether what the caller watches from now on is kept.
  Future<SetHistoryOutput> setHistory(SetHistoryInput input) async {
    final dynamic it = await transport.mutation('videos.setHistory', input.toJson());
    return SetHistoryOutput.of(it as Json);
  }

  /// Takes a like back.
  Future<LikeVideoOutput> unlike(LikeVideoInput input) async {
    final dynamic it = await transport.mutation('videos.unlike', input.toJson());
    return LikeVideoOutput.of(it as Json);
  }

  /// Takes a like back.
  Future<LikeCommentOutput> unlikeComment(LikeCommentInput input) async {
    final dynamic it = await transport.mutation('videos.unlikeComment', input.toJson());
    return LikeCommentOutput.of(it as Json);
  }

  /// Takes the pin away.
  Future<PinCommentOutput> unpinComment(PinCommentInput input) async {
    final dynamic it = await transport.mutation('videos.unpinComment', input.toJson());
    return PinCommentOutput.of(it as Json);
  }

  /// Changes what a playlist is called and who may see it.
  Future<CreatePlaylistOutput> updatePlaylist(UpdatePlaylistInput input) async {
    final dynamic it = await transport.mutation('videos.updatePlaylist', input.toJson());
    return CreatePlaylistOutput.of(it as Json);
  }

  /// Changes what a video is called and who may see it.
  Future<GetVideoOutput> updateVideo(UpdateVideoInput input) async {
    final dynamic it = await transport.mutation('videos.updateVideo', input.toJson());
    return GetVideoOutput.of(it as Json);
  }

  /// Makes a video and the place its bytes go to, by tus 1.0.0 with the same access token.
  Future<UploadVideoOutput> uploadVideo(UploadVideoInput input) async {
    final dynamic it = await transport.mutation('videos.uploadVideo', input.toJson());
    return UploadVideoOutput.of(it as Json);
  }
}

class WebhooksProcedures {
  const WebhooksProcedures(this.transport);

  final Transport transport;

  /// Tells a server of the caller's of events from now on; the secret that messages are signed with is told this once.
  Future<CreateEndpointOutput> createEndpoint(CreateEndpointInput input) async {
    final dynamic it = await transport.mutation('webhooks.createEndpoint', input.toJson());
    return CreateEndpointOutput.of(it as Json);
  }

  /// Takes an endpoint away, with what waits for it.
  Future<void> deleteEndpoint(DeleteEndpointInput input) async {
    await transport.mutation('webhooks.deleteEndpoint', input.toJson());
  }

  /// What an endpoint was told in the last seven days and what waits for it, the newest first.
  Future<GetDeliveriesOutput> getDeliveries(GetDeliveriesInput input) async {
    final dynamic it = await transport.query('webhooks.getDeliveries', input.toJson());
    return GetDeliveriesOutput.of(it as Json);
  }

  /// The caller's endpoints, with how they fare.
  Future<GetEndpointsOutput> getEndpoints() async {
    final dynamic it = await transport.query('webhooks.getEndpoints', null);
    return GetEndpointsOutput.of(it as Json);
  }

  /// Tells an endpoint again what came after a message, in the same order and under the same ids.
  Future<ReplayOutput> replay(ReplayInput input) async {
    final dynamic it = await transport.mutation('webhooks.replay', input.toJson());
    return ReplayOutput.of(it as Json);
  }

  /// A new secret; for a day messages are signed with the one before too.
  Future<RotateSecretOutput> rotateSecret(RotateSecretInput input) async {
    final dynamic it = await transport.mutation('webhooks.rotateSecret', input.toJson());
    return RotateSecretOutput.of(it as Json);
  }

  /// Sends a message of the type endpoint.test now, and says what came of it.
  Future<TestEndpointOutput> testEndpoint(TestEndpointInput input) async {
    final dynamic it = await transport.mutation('webhooks.testEndpoint', input.toJson());
    return TestEndpointOutput.of(it as Json);
  }

  /// Changes an endpoint, or turns it off and on; what is left out stays.
  Future<UpdateEndpointOutput> updateEndpoint(UpdateEndpointInput input) async {
    final dynamic it = await transport.mutation('webhooks.updateEndpoint', input.toJson());
    return UpdateEndpointOutput.of(it as Json);
  }
}
