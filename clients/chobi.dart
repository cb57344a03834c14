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
  static const addressTooFast = 'address_too_fast';
  static const adminOnly = 'admin_only';
  static const alreadyHost = 'already_host';
  static const alreadyVoted = 'already_voted';
  static const auditRunning = 'audit_running';
  static const badInput = 'bad_input';
  static const banned = 'banned';
  static const blocked = 'blocked';
  static const blockedByHost = 'blocked_by_host';
  static const cannotModerate = 'cannot_moderate';
  static const chatFlood = 'chat_flood';
  static const chatSimilar = 'chat_similar';
  static const coinDebt = 'coin_debt';
  static const coinPackCodeTaken = 'coin_pack_code_taken';
  static const coinPackNotFound = 'coin_pack_not_found';
  static const deadlineExceeded = 'deadline_exceeded';
  static const emailTaken = 'email_taken';
  static const emojiNameTaken = 'emoji_name_taken';
  static const emojiNotFound = 'emoji_not_found';
  static const followersOnly = 'followers_only';
  static const giftNotFound = 'gift_not_found';
  static const idempotencyKeyReused = 'idempotency_key_reused';
  static const insufficientFunds = 'insufficient_funds';
  static const internal = 'internal';
  static const malformedJson = 'malformed_json';
  static const messageDeleted = 'message_deleted';
  static const messageNotFound = 'message_not_found';
  static const moreThanPaid = 'more_than_paid';
  static const notAModerator = 'not_a_moderator';
  static const notYourChannel = 'not_your_channel';
  static const notYourPurchase = 'not_your_purchase';
  static const notYourSession = 'not_your_session';
  static const ownAccount = 'own_account';
  static const ownSession = 'own_session';
  static const paymentProviderAway = 'payment_provider_away';
  static const paymentProviderRefused = 'payment_provider_refused';
  static const paymentsOff = 'payments_off';
  static const pollClosed = 'poll_closed';
  static const pollNotFound = 'poll_not_found';
  static const pollOpen = 'poll_open';
  static const privateSession = 'private_session';
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
  static const sessionEnded = 'session_ended';
  static const sessionNotEnded = 'session_not_ended';
  static const sessionNotFound = 'session_not_found';
  static const sessionNotLive = 'session_not_live';
  static const signInBusy = 'sign_in_busy';
  static const signInRequired = 'sign_in_required';
  static const slowMode = 'slow_mode';
  static const storeNotFound = 'store_not_found';
  static const timedOut = 'timed_out';
  static const tokenExpired = 'token_expired';
  static const tokenInvalid = 'token_invalid';
  static const tooManyAttempts = 'too_many_attempts';
  static const tooManyBans = 'too_many_bans';
  static const tooManyCoHosts = 'too_many_co_hosts';
  static const tooManyEmoji = 'too_many_emoji';
  static const tooManyLikes = 'too_many_likes';
  static const tooManyModerators = 'too_many_moderators';
  static const tooManyOpenPurchases = 'too_many_open_purchases';
  static const tooManyRestreams = 'too_many_restreams';
  static const tooManySubscriptions = 'too_many_subscriptions';
  static const tooManyTimeouts = 'too_many_timeouts';
  static const transcodingOff = 'transcoding_off';
  static const unknownProduct = 'unknown_product';
  static const userBanned = 'user_banned';
  static const userNotFound = 'user_not_found';
  static const userTooFast = 'user_too_fast';
  static const usernameTaken = 'username_taken';
  static const wrongAccessCode = 'wrong_access_code';
  static const wrongLogin = 'wrong_login';
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
  static const moderation = 'moderation';
  static const messageDeleted = 'message_deleted';
  static const viewerCount = 'viewer_count';
  static const pollUpdated = 'poll_updated';
  static const skipped = 'skipped';
  static const removed = 'removed';
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

enum GiftTier {
  common('common'),
  rare('rare'),
  legendary('legendary');

  const GiftTier(this.json);

  final String json;

  static GiftTier of(String json) => values.firstWhere((it) => it.json == json);
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

class LoginInput {
  const LoginInput({
    required this.login,
    required this.password,
  });

  factory LoginInput.of(Json json) => LoginInput(
        login: json['login'] as String,
        password: json['password'] as String,
      );

  final String login;
  final String password;

  Json toJson() => {
        'login': login,
        'password': password,
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
  });

  factory RegisterInput.of(Json json) => RegisterInput(
        username: json['username'] as String,
        email: json['email'] as String,
        password: json['password'] as String,
        displayName: json['displayName'] == null ? null : json['displayName'] as String,
      );

  final String username;
  final String email;
  final String password;
  final String? displayName;

  Json toJson() => {
        'username': username,
        'email': email,
        'password': password,
        if (displayName != null) 'displayName': displayName!,
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
    this.moderation,
  });

  factory GetRoomOutput.of(Json json) => GetRoomOutput(
        role: GetRoomOutputRole.of(json['role'] as String),
        rights: [for (final dynamic each in json['rights'] as List) GetRoomOutputRights.of(each as String)],
        mode: RoomMode.of(json['mode'] as Json),
        pinned: json['pinned'] == null ? null : GetRoomPinnedMessage.of(json['pinned'] as Json),
        moderation: json['moderation'] == null ? null : GetRoomModeration.of(json['moderation'] as Json),
      );

  final GetRoomOutputRole role;
  final List<GetRoomOutputRights> rights;
  final RoomMode mode;
  final GetRoomPinnedMessage? pinned;
  final GetRoomModeration? moderation;

  Json toJson() => {
        'role': role.json,
        'rights': [for (final each in rights) each.json],
        'mode': mode.toJson(),
        if (pinned != null) 'pinned': pinned!.toJson(),
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
    required this.moderators,
    required this.bans,
    required this.timeOuts,
    required this.words,
  });

  factory GetRoomModeration.of(Json json) => GetRoomModeration(
        moderators: [for (final dynamic each in json['moderators'] as List) each],
        bans: [for (final dynamic each in json['bans'] as List) GetRoomBanned.of(each as Json)],
        timeOuts: [for (final dynamic each in json['timeOuts'] as List) GetRoomTimedOut.of(each as Json)],
        words: [for (final dynamic each in json['words'] as List) each as String],
      );

  final List<dynamic> moderators;
  final List<GetRoomBanned> bans;
  final List<GetRoomTimedOut> timeOuts;
  final List<String> words;

  Json toJson() => {
        'moderators': moderators,
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

class SendGiftInput {
  const SendGiftInput({
    required this.sessionId,
    required this.giftId,
    this.quantity,
    required this.idempotencyKey,
  });

  factory SendGiftInput.of(Json json) => SendGiftInput(
        sessionId: json['sessionId'] as Id,
        giftId: json['giftId'] as Id,
        quantity: json['quantity'] == null ? null : json['quantity'] as int,
        idempotencyKey: json['idempotencyKey'] as String,
      );

  final Id sessionId;
  final Id giftId;
  final int? quantity;
  final String idempotencyKey;

  Json toJson() => {
        'sessionId': sessionId,
        'giftId': giftId,
        if (quantity != null) 'quantity': quantity!,
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
    this.limit,
    this.cursor,
  });

  factory GetActiveSessionsInput.of(Json json) => GetActiveSessionsInput(
        category: json['category'] == null ? null : json['category'] as String,
        kind: json['kind'] == null ? null : GetActiveSessionsInputKind.of(json['kind'] as String),
        sort: json['sort'] == null ? null : GetActiveSessionsInputSort.of(json['sort'] as String),
        limit: json['limit'] == null ? null : json['limit'] as int,
        cursor: json['cursor'] == null ? null : json['cursor'] as String,
      );

  final String? category;
  final GetActiveSessionsInputKind? kind;
  final GetActiveSessionsInputSort? sort;
  final int? limit;
  final String? cursor;

  Json toJson() => {
        if (category != null) 'category': category!,
        if (kind != null) 'kind': kind!.json,
        if (sort != null) 'sort': sort!.json,
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
    this.mode,
    this.pinned,
  });

  factory SessionUpdatedEvent.of(Json json) => SessionUpdatedEvent(
        sessionId: json['sessionId'] as Id,
        seq: json['seq'] as int,
        at: json['at'] as Time,
        mediaAt: json['mediaAt'] == null ? null : json['mediaAt'] as Time,
        mode: json['mode'],
        pinned: json['pinned'],
      );

  final Id sessionId;
  final int seq;
  final Time at;
  final Time? mediaAt;
  final dynamic mode;
  final dynamic pinned;

  Json toJson() => {
        'sessionId': sessionId,
        'seq': seq,
        'at': at,
        if (mediaAt != null) 'mediaAt': mediaAt!,
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

  AuthProcedures get auth => AuthProcedures(transport);
  ChatProcedures get chat => ChatProcedures(transport);
  GiftsProcedures get gifts => GiftsProcedures(transport);
  StreamingProcedures get streaming => StreamingProcedures(transport);
  SystemProcedures get system => SystemProcedures(transport);
  UsersProcedures get users => UsersProcedures(transport);
}

class AuthProcedures {
  const AuthProcedures(this.transport);

  final Transport transport;

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

  /// All packs, with those that are not for sale.
  Future<GetAllCoinPacksOutput> getAllCoinPacks() async {
    final dynamic it = await transport.query('gifts.getAllCoinPacks', null);
    return GetAllCoinPacksOutput.of(it as Json);
  }

  /// The gifts there are.
  Future<List<Gift>> getAvailableGifts() async {
    final dynamic it = await transport.query('gifts.getAvailableGifts', null);
    return [for (final dynamic each in it as List) Gift.of(each as Json)];
  }

  /// The caller's coins, diamonds and debt.
  Future<GetBalanceOutput> getBalance() async {
    final dynamic it = await transport.query('gifts.getBalance', null);
    return GetBalanceOutput.of(it as Json);
  }

  /// The packs of coins for sale.
  Future<GetCoinPacksOutput> getCoinPacks() async {
    final dynamic it = await transport.query('gifts.getCoinPacks', null);
    return GetCoinPacksOutput.of(it as Json);
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

  /// The caller's transactions, the newest first.
  Future<GetTransactionsOutput> getTransactions([GetTransactionsInput input = const GetTransactionsInput()]) async {
    final dynamic it = await transport.query('gifts.getTransactions', input.toJson());
    return GetTransactionsOutput.of(it as Json);
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

  /// Gives money back, and takes the coins of it.
  Future<RefundPurchaseOutput> refundPurchase(RefundPurchaseInput input) async {
    final dynamic it = await transport.mutation('gifts.refundPurchase', input.toJson());
    return RefundPurchaseOutput.of(it as Json);
  }

  /// Makes or changes a pack.
  Future<SaveCoinPackOutput> saveCoinPack(SaveCoinPackInput input) async {
    final dynamic it = await transport.mutation('gifts.saveCoinPack', input.toJson());
    return SaveCoinPackOutput.of(it as Json);
  }

  /// Gives a gift; the same key again is answered again and charged once.
  Future<GiveGiftReceipt> sendGift(SendGiftInput input) async {
    final dynamic it = await transport.mutation('gifts.sendGift', input.toJson());
    return GiveGiftReceipt.of(it as Json);
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

  /// What is live now.
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

  /// Names such a place anew, or switches it on or off.
  Future<AddRestreamOutput> updateRestream(UpdateRestreamInput input) async {
    final dynamic it = await transport.mutation('streaming.updateRestream', input.toJson());
    return AddRestreamOutput.of(it as Json);
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

  /// A user's profile; one's own, with coins and settings, when nobody is named.
  Future<Profile> getProfile([GetProfileInput input = const GetProfileInput()]) async {
    final dynamic it = await transport.query('users.getProfile', input.toJson());
    return Profile.of(it as Json);
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

  /// Changes the caller's profile; what is left out stays.
  Future<Profile> updateProfile([UpdateProfileInput input = const UpdateProfileInput()]) async {
    final dynamic it = await transport.mutation('users.updateProfile', input.toJson());
    return Profile.of(it as Json);
  }
}
