package org.cueway.nmos.dnssd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** In which domains this machine searches for names, as DHCP or its administrator told it (nmos §2.2). */
final class SearchDomains {
    private SearchDomains() {}

    /** Of this machine; none where there is no such file, as on Windows. */
    static List<String> ours() {
        return in(Path.of("/etc/resolv.conf"));
    }

    /** Of a file in the format of {@code resolv.conf}: the last line {@code search} or {@code domain} counts. */
    static List<String> in(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(String::strip)
                    .filter(line -> line.matches("(search|domain)\\s.*"))
                    .reduce((_, last) -> last)
                    .map(line -> Arrays.stream(line.split("\\s+"))
                            .skip(1)
                            .filter(domain -> !domain.equals("."))
                            .toList())
                    .orElse(List.of());
        } catch (IOException _) {
            return List.of();
        }
    }
}
