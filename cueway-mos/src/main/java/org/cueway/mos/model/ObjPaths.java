package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;

/** Where the media of an object lies (MOS 4.0 §6). Text: no path is parsed on the way in (R127). */
public record ObjPaths(List<ObjPath> objPaths, List<ObjPath> objProxyPaths, List<ObjPath> objMetadataPaths) {
    public ObjPaths {
        objPaths = List.copyOf(objPaths);
        objProxyPaths = List.copyOf(objProxyPaths);
        objMetadataPaths = List.copyOf(objMetadataPaths);
    }

    /**
     * One path.
     *
     * @param techDescription codec first, then further remarks
     * @param location UNC path or URL
     */
    public record ObjPath(Optional<String> techDescription, String location) {}
}
