/// A second factor beside the password: codes of an app by RFC 6238, and recovery codes for the day it is gone.
///
/// Virtual threads. Imports accounts, secrets, signin's limits and tokens.
@NullMarked
package live.chobi.identity.secondfactor;

import org.jspecify.annotations.NullMarked;
