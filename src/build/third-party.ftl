<#-- One line for each dependency that is not ours, "group:artifact version licence", sorted by name. -->
<#list dependencyMap
    ?filter(e -> e.getKey().groupId != "dev.turbulence")
    ?map(e -> e.getKey().groupId + ":" + e.getKey().artifactId + " " + e.getKey().version + " " + e.getValue()?join(", "))
    ?sort as line>
${line}
</#list>
