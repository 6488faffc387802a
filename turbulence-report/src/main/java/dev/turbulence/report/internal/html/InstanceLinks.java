package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.InstanceDetail;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.List;

/** A few instances by their ids: links where the page shows them, text where it does not. */
final class InstanceLinks {

    private static final int MOST = 3;

    private InstanceLinks() {}

    static void write(Markup html, RunDigest digest, List<String> instanceIds) {
        String separator = "";
        for (String id : instanceIds.stream().limit(MOST).toList()) {
            html.text(separator);
            int place = place(digest, id);
            if (place < 0) {
                html.element("code", Brief.name(id));
            } else {
                html.element("a", Brief.name(id), "href", "#" + anchor(place));
            }
            separator = " ";
        }
    }

    private static int place(RunDigest digest, String instanceId) {
        List<InstanceDetail> details = digest.details();
        for (int i = 0; i < details.size(); i++) {
            if (details.get(i).id().equals(instanceId)) {
                return i;
            }
        }
        return -1;
    }

    /** The anchor of the instance at a place; ids are not to be trusted with that. */
    static String anchor(int place) {
        return "instance-" + (place + 1);
    }
}
