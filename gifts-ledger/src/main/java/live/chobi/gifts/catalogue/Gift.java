package live.chobi.gifts.catalogue;

import java.util.UUID;

/// A gift of the catalogue, valid now.
///
/// @param price coins
/// @param animation how clients draw it
public record Gift(UUID id, String code, String name, Tier tier, long price, String animation) {}
