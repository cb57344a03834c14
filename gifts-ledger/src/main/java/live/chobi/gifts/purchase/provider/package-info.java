/// What takes money in the world outside, as purchases need it: the ports of payment providers and of app stores, and
/// what they tell. Calls block; virtual threads. Imports the kernel.
@NullMarked
package live.chobi.gifts.purchase.provider;

import org.jspecify.annotations.NullMarked;
