package io.github.tammes.kernel;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Maven's resolver with the settings of the person's own Maven: repositories, mirrors, proxies, local repository. */
final class MavenResolver {

    private final ContextOverrides overrides;

    /**
     * Makes a resolver.
     *
     * @param overrides what differs from the person's Maven, nothing outside tests
     */
    MavenResolver(ContextOverrides overrides) {
        this.overrides = overrides;
    }

    static MavenResolver ofUser() {
        return new MavenResolver(
                ContextOverrides.create().withUserSettings(true).build());
    }

    /**
     * Resolves one graph, in which one version of each artifact is chosen as Maven does: the one nearest to the root,
     * and that of a complete artifact in any case.
     *
     * @param complete artifacts that come without what they depend on, {@code group:artifact[:type[:classifier]]:version}
     * @param further artifacts that come with what they depend on
     * @param listener hears of downloads
     * @return the artifacts with their files, in the order of the graph
     * @throws IllegalArgumentException if coordinates are malformed
     * @throws MissingArtifactException if something cannot be had
     */
    List<Artifact> resolve(List<String> complete, List<String> further, TransferListener listener) {
        List<Dependency> roots = roots(complete, further);
        ContextOverrides heard =
                overrides.toBuilder().transferListener(listener).build();
        try (Context context = create(heard)) {
            var collect = new CollectRequest();
            roots.forEach(collect::addDependency);
            collect.setRepositories(context.remoteRepositories());
            var filter = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
            var request = new DependencyRequest(collect, filter);
            return context
                    .repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw MissingArtifactException.of(e);
        }
    }

    private static List<Dependency> roots(List<String> complete, List<String> further) {
        List<Dependency> alone = complete.stream()
                .map(MavenResolver::dependency)
                .map(dependency -> dependency.setExclusions(List.of(new Exclusion("*", "*", "*", "*"))))
                .toList();
        Set<String> taken = alone.stream()
                .map(Dependency::getArtifact)
                .map(ArtifactIdUtils::toVersionlessId)
                .collect(Collectors.toSet());
        // Of two versions that the root itself asks for, the resolver would take the higher one.
        Stream<Dependency> others = further.stream()
                .map(MavenResolver::dependency)
                .filter(dependency -> !taken.contains(ArtifactIdUtils.toVersionlessId(dependency.getArtifact())));
        return Stream.concat(alone.stream(), others).toList();
    }

    private static Dependency dependency(String coordinates) {
        try {
            return new Dependency(new DefaultArtifact(coordinates), JavaScopes.RUNTIME);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "“" + coordinates + "” names no artifact: write group:artifact:version, for example"
                            + " org.apache.commons:commons-csv:1.10.0",
                    e);
        }
    }

    private static Context create(ContextOverrides overrides) {
        var runtime = new StandaloneStaticRuntime();
        Context context = runtime.create(overrides);
        // MIMA reads the rest of the settings, but leaves this switch to its caller.
        if (overrides.isOffline().isPresent() || !overrides.isWithUserSettings() || !isOffline(context)) {
            return context;
        }
        context.close();
        return runtime.create(overrides.toBuilder().offline(true).build());
    }

    private static boolean isOffline(Context context) {
        Path settings = context.mavenUserHome().settingsXml();
        if (!Files.isRegularFile(settings)) {
            return false;
        }
        var request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(settings.toFile());
        try {
            return new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings()
                    .isOffline();
        } catch (SettingsBuildingException e) {
            throw new IllegalStateException(settings + " cannot be read: " + e.getMessage(), e);
        }
    }
}
