package dev.turbulence.engine.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes files of a schema know each other: each after those it imports. */
final class FileLinker {
    /** Deeper imports are nobody's schema; a server may tell us anything. */
    private static final int MAX_DEPTH = 500;

    private final Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
    private final Map<String, FileDescriptor> linked = new HashMap<>(WellKnownFiles.all());
    private final Set<String> underWay = new LinkedHashSet<>();

    private FileLinker(Collection<FileDescriptorProto> files) {
        files.forEach(file -> this.files.putIfAbsent(file.getName(), file));
    }

    /**
     * All the files, linked, in the order given.
     *
     * @throws ProtoException when they do not fit together
     */
    static List<FileDescriptor> link(Collection<FileDescriptorProto> files) {
        FileLinker linker = new FileLinker(files);
        return linker.files.keySet().stream().map(linker::link).toList();
    }

    private FileDescriptor link(String name) {
        FileDescriptor known = linked.get(name);
        if (known != null) {
            return known;
        }
        if (underWay.size() >= MAX_DEPTH || !underWay.add(name)) {
            throw new ProtoException("The imports of " + name + " lead back to it, or have no end");
        }
        FileDescriptorProto file = files.get(name);
        List<FileDescriptor> imports = new ArrayList<>();
        for (String imported : file.getDependencyList()) {
            // What is imported for its options alone is often not there, and nothing we need is in it.
            if (files.containsKey(imported) || linked.containsKey(imported)) {
                imports.add(link(imported));
            }
        }
        try {
            FileDescriptor made = FileDescriptor.buildFrom(file, imports.toArray(new FileDescriptor[0]), true);
            linked.put(name, made);
            underWay.remove(name);
            return made;
        } catch (DescriptorValidationException e) {
            throw new ProtoException("The schema is broken, in " + name + ": " + e.getMessage());
        }
    }
}
