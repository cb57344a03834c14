/// The words every module speaks: ids, amounts, problems, procedures, callers, the bounded mailbox, and the rule of
/// addresses.
///
/// JDK only (JSpecify's annotations aside), no thread of its own, imports nothing of Chobi. It stays tiny: what only one
/// feature uses lives in that feature.
@NullMarked
package live.chobi.kernel;

import org.jspecify.annotations.NullMarked;
