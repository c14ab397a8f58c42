package dev.tunegate.desk;

import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a service is opened with.
 *
 * @param location finds the policy that becomes version 1 in a new database
 * @param watched a rules folder that is taken whenever it is saved, or null
 * @param recording how decisions are recorded
 * @param address the address to listen on
 * @param port the port to listen on, 0 for any that is free
 */
public record Opening(
    Supplier<PolicyLocation> location,
    DatabaseAddress database,
    @Nullable Path watched,
    Recording recording,
    String address,
    int port) {}
