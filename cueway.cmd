@echo off
rem Starts Cueway on Windows: finds a Java 25 or newer by reading each candidate's "release" file.
setlocal EnableExtensions EnableDelayedExpansion
set "HERE=%~dp0"
set "FOUND="
call :try "%CUEWAY_JAVA_HOME%"
call :try "%HERE%runtime"
call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "SapMachine") do (
    for /d %%J in ("%ProgramFiles%\%%~V\*") do call :try "%%~J"
)
for /d %%J in ("%USERPROFILE%\.jdks\*") do call :try "%%~J"
if not defined FOUND (
    echo cueway: no JDK 25 or newer was found: install one ^(https://adoptium.net has it for every system^), or set CUEWAY_JAVA_HOME to the folder of one you have. 1>&2
    exit /b 1
)

set "MAIN=org.cueway.cli.Main"
if exist "%HERE%lib\" (
    if /i "%~1"=="bench" (
        echo cueway: bench runs from a checkout of the sources only, and this is a distribution. 1>&2
        exit /b 2
    )
    set "JARS=%HERE%lib\*"
    goto start
)
rem A checkout: Maven is quick when nothing has changed, and says what it does when something has.
set "MODULE=cueway-app"
if /i "%~1"=="bench" set "MODULE=cueway-bench"
where mvn >nul 2>nul || (
    echo cueway: Maven 3.8.7 or newer is needed to build and there is no mvn on PATH: install it from https://maven.apache.org. 1>&2
    exit /b 1
)
set "JAVA_HOME=%FOUND%"
echo cueway: building %MODULE% 1>&2
pushd "%HERE%"
call mvn -q -B -DskipTests package -pl %MODULE% -am 1>&2
if errorlevel 1 (
    popd
    echo cueway: the build failed; see above. 1>&2
    exit /b 1
)
popd
if "%MODULE%"=="cueway-bench" (
    set "MAIN=org.cueway.bench.Bench"
    set "JARS=%HERE%cueway-bench\target\classes;%HERE%cueway-bench\target\lib\*"
) else (
    for /d %%D in ("%HERE%cueway-app\target\cueway-*") do set "JARS=%%~D\lib\*"
)

:start
"%FOUND%\bin\java.exe" -Xlog:disable -Xlog:all=warning:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true %CUEWAY_JAVA_OPTS% -cp "%JARS%" %MAIN% %*
exit /b %errorlevel%

rem Takes the folder in %1 if nothing was taken yet and it holds a Java 25 or newer.
:try
if defined FOUND exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "MAJOR="
for /f "tokens=2 delims==" %%R in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+_" %%M in ("%%~R") do set "MAJOR=%%M"
)
if not defined MAJOR exit /b 0
if !MAJOR! GEQ 25 set "FOUND=%~1"
exit /b 0
